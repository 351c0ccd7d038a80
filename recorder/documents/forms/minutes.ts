import type { Block as DraftBlock, MinutesFields } from '#recorder/minutes/draftTypes.ts';
import { type Appendix, type Block, type OfficialDocument, paragraph } from '../model.ts';
import { longDateTime, numberLine, signingName } from '../strings.ts';
import { agencyLines } from '../wording.ts';

/** What the minutes need besides their text. */
export interface MinutesForm {
  fields: MinutesFields;
  /** Blocks in the order of the draft, with whatever the secretary made of their text. */
  blocks: Pick<DraftBlock, 'kind' | 'text'>[];
  /** False once the chair has approved the text. */
  aiDraft: boolean;
  createdAt: string;
  /** When secretary and chair confirmed the text in the system; ISO instants. */
  confirmedAt?: { secretary?: string | undefined; chair?: string | undefined };
  /** What was added after locking, oldest first. */
  addenda?: readonly { text: string; by: string; at: string }[];
}

/** Biên bản, Mẫu 1.9 (domain.md §2.5). The minutes of a meeting that is still running end without the closing line. */
export function minutesDocument(form: MinutesForm): OfficialDocument {
  const { fields, blocks, aiDraft, createdAt, confirmedAt } = form;
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
      left: { authority: ['THƯ KÝ'], name: nameOf(fields, 'THƯ KÝ'), confirmed: confirmation(confirmedAt?.secretary) },
      right: { authority: ['CHỦ TỌA'], name: nameOf(fields, 'CHỦ TỌA'), confirmed: confirmation(confirmedAt?.chair) },
    },
    recipients: fields.recipients,
    appendix: appendixOf(form),
    aiDraft,
    createdAt,
  };
}

/** A confirmation in the system as it is printed; not a digital signature (domain.md §2.8). */
function confirmation(at: string | undefined): string | undefined {
  return at === undefined ? undefined : `(Xác nhận trong hệ thống lúc ${longDateTime(at)})`;
}

/** The addenda of locked minutes: the text that was confirmed stays as it was. */
function appendixOf({ fields, addenda = [] }: MinutesForm): Appendix | undefined {
  if (addenda.length === 0) {
    return undefined;
  }
  const lines = addenda.map(
    ({ text, by, at }, index) =>
      `${index + 1}. ${text.trim().replace(/\.+$/, '')} (${by} bổ sung lúc ${longDateTime(at)})`,
  );
  return {
    title: 'PHỤ LỤC',
    subject: 'BỔ SUNG, ĐÍNH CHÍNH BIÊN BẢN',
    note: `(Kèm theo Biên bản số ${fields.number ?? `…/${fields.symbol}`})`,
    body: lines.map((line, index) => paragraph(`${line}${index === lines.length - 1 ? './.' : '.'}`)),
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
