import type { Block as DraftBlock, MinutesFields } from '#recorder/minutes/draftTypes.ts';
import { type Block, type OfficialDocument, paragraph } from '../model.ts';
import { numberLine, signingName } from '../strings.ts';
import { agencyLines } from '../wording.ts';

/** What the minutes need besides their text. */
export interface MinutesForm {
  fields: MinutesFields;
  /** Blocks in the order of the draft, with whatever the secretary made of their text. */
  blocks: Pick<DraftBlock, 'kind' | 'text'>[];
  /** False once the chair has approved the text. */
  aiDraft: boolean;
  createdAt: string;
}

/** Biên bản, Mẫu 1.9 (domain.md §2.5). The minutes of a meeting that is still running end without the closing line. */
export function minutesDocument({ fields, blocks, aiDraft, createdAt }: MinutesForm): OfficialDocument {
  const opening = blocks.filter((block) => FRAME.has(block.kind));
  const rest = blocks.filter((block) => !FRAME.has(block.kind));
  return {
    header: {
      parent: fields.parentAgency ? agencyLines(fields.parentAgency, 'regular') : [],
      agency: agencyLines(fields.agency, 'bold'),
      number: numberLine(fields.number, fields.symbol),
      placeDate: null,
    },
    title: fields.title,
    subject: fields.subject,
    body: [...opening.map(blockOf), paragraph('Nội dung (theo diễn biến cuộc họp):'), ...rest.map(blockOf)],
    signatures: {
      left: { authority: ['THƯ KÝ'], name: nameOf(fields, 'THƯ KÝ') },
      right: { authority: ['CHỦ TỌA'], name: nameOf(fields, 'CHỦ TỌA') },
    },
    recipients: fields.recipients,
    aiDraft,
    createdAt,
  };
}

const FRAME: ReadonlySet<DraftBlock['kind']> = new Set([
  'start',
  'place',
  'attendance',
  'absence',
  'invitees',
  'chair',
  'secretary',
  'recording',
]);

function nameOf(fields: MinutesFields, role: 'THƯ KÝ' | 'CHỦ TỌA'): string {
  return signingName(fields.signatures.find((signature) => signature.role === role)?.name ?? '');
}

function blockOf(block: Pick<DraftBlock, 'kind' | 'text'>): Block {
  if (block.kind === 'item') {
    return { kind: 'paragraph', runs: [{ text: block.text, bold: true }], keepNext: true };
  }
  if (block.kind === 'conclusion') {
    return { kind: 'paragraph', runs: [{ text: block.text, bold: true, italic: true }], keepNext: true };
  }
  return paragraph(block.text);
}
