import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { minutesDocument, type OfficialDocument, officialPaper, renderDocx } from '#recorder/documents/index.ts';
import type { MinutesFields } from '#recorder/minutes/draftTypes.ts';

export const minutesFields: MinutesFields = {
  template: 'ND30-Mau-1.9',
  parentAgency: null,
  agency: 'ỦY BAN NHÂN DÂN TỈNH LẠC GIANG',
  number: '7/BB-UBND',
  symbol: 'BB-UBND',
  title: 'BIÊN BẢN',
  subject: 'Phiên họp thường kỳ tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Lạc Giang',
  started: '08 giờ 00 phút, ngày 18 tháng 11 năm 2026',
  ended: '08 giờ 47 phút, ngày 18 tháng 11 năm 2026',
  place: 'Phòng họp số 2',
  signatures: [
    { role: 'THƯ KÝ', name: 'Quách Thanh Vân', side: 'left' },
    { role: 'CHỦ TỌA', name: 'TS. Trịnh Quốc Khải', side: 'right' },
  ],
  recipients: ['Thành viên UBND tỉnh;', 'Lưu: VT, Hồ sơ.'],
};

/** Minutes of `paragraphs` body paragraphs; eighty fill several pages. */
export function sampleMinutes(paragraphs = 80, aiDraft = true): OfficialDocument {
  const text =
    'Giám đốc Sở Tài chính báo cáo: thu ngân sách đạt 9.846 tỷ đồng, bằng 94,7% dự toán, tính đến ngày 05 tháng 02 năm 2027.';
  const blocks = [
    { kind: 'start' as const, text: `Thời gian bắt đầu: ${minutesFields.started}.` },
    { kind: 'item' as const, text: '1. Tình hình kinh tế - xã hội' },
    ...Array.from({ length: paragraphs }, () => ({ kind: 'report' as const, text })),
    { kind: 'end' as const, text: `Cuộc họp kết thúc vào ${minutesFields.ended}./.` },
  ];
  return minutesDocument({ fields: minutesFields, blocks, aiDraft, createdAt: '2026-11-18T09:00:00+07:00' });
}

/** A paper of one line as .docx. */
export function smallDocx(): Promise<Uint8Array> {
  return renderDocx(
    officialPaper({
      number: '1/BC-STC',
      date: '2026-11-20',
      kind: 'Báo cáo',
      title: 'Thử',
      authorUnit: 'Sở Tài chính',
      parentAgency: null,
      place: 'Lạc Giang',
      content: 'Một dòng.',
      signer: null,
    }),
  );
}

/** A .docx with one of its parts rewritten. */
export function tampered(docx: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(docx);
  const before = strFromU8(files[part] ?? new Uint8Array());
  const after = change(before);
  if (after === before) {
    throw new Error(`nothing to change in ${part}`);
  }
  return zipSync({ ...files, [part]: strToU8(after) });
}

/** The text of a part of a .docx. */
export function partOf(docx: Uint8Array, part: string): string {
  return strFromU8(unzipSync(docx)[part] ?? new Uint8Array());
}
