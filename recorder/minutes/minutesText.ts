import { numberLine, territoryLines } from '#recorder/documents/strings.ts';
import type { MinutesDraft } from './draftTypes.ts';

const FRAME_END = 'Nội dung (theo diễn biến cuộc họp):';

/** The minutes as plain text in the order of Mẫu 1.9, header to recipients: for reading, mailing and comparing. */
export function minutesText({ fields, blocks }: MinutesDraft['minutes']): string {
  const firstItem = blocks.findIndex((block) => block.kind === 'item');
  const cut = firstItem < 0 ? blocks.length : firstItem;
  const lines = (part: typeof blocks) => part.map((block) => (block.kind === 'item' ? `\n${block.text}` : block.text));
  const left = territoryLines(fields.agency);
  const right = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];
  const header = Array.from({ length: Math.max(left.length, right.length) }, (_, row) =>
    `${(left[row] ?? '').padEnd(35)}${right[row] ?? ''}`.trimEnd(),
  );
  const [secretary, chair] = fields.signatures;
  return [
    ...(fields.parentAgency ? [fields.parentAgency] : []),
    ...header,
    numberLine(fields.number, fields.symbol),
    '',
    fields.title,
    fields.subject,
    '',
    ...lines(blocks.slice(0, cut)),
    '',
    FRAME_END,
    ...lines(blocks.slice(cut)),
    '',
    `${(secretary?.role ?? '').padEnd(51)}${chair?.role ?? ''}`,
    '',
    `${(secretary?.name ?? '').padEnd(51)}${chair?.name ?? ''}`,
    '',
    'Nơi nhận:',
    ...fields.recipients.map((recipient) => `- ${recipient}`),
  ].join('\n');
}
