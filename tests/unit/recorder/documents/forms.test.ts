import { describe, expect, it } from 'vitest';
import { readDocx } from '#recorder/documents/check/docxFacts.ts';
import { readPdf } from '#recorder/documents/check/pdfFacts.ts';
import {
  checkLayout,
  conclusionNotice,
  invitationDocument,
  minutesDocument,
  noticeDocument,
  type OfficialDocument,
  renderDocx,
  renderPdf,
  slipDocument,
  tallyDocument,
} from '#recorder/documents/index.ts';
import { draft } from '#recorder/minutes/drafting.ts';
import { meetingFile, meetingRecord } from '#tests/support/meetings.ts';

const record = meetingRecord('lacGiang');
const made = draft(record);
const { conclusion_notice: expected } = meetingFile('lacGiang').expected;

async function faults(document: OfficialDocument): Promise<string[]> {
  const found = await checkLayout(await renderDocx(document), await renderPdf(document), { officePages: null });
  return found.map((finding) => `${finding.code} ${finding.detail}`);
}

async function textOf(document: OfficialDocument): Promise<string> {
  return readDocx(await renderDocx(document))
    .everything.map((paragraph) => paragraph.text)
    .join('\n');
}

describe('minutes of the sample meeting', () => {
  it('[FORM-15] print every block of the draft in the form of Mẫu 1.9', async () => {
    const { fields, blocks } = made.minutes;
    const document = minutesDocument({
      fields: { ...fields, number: '11/BB-UBND' },
      blocks,
      aiDraft: false,
      createdAt: '2026-11-18T09:00:00+07:00',
    });
    expect(await faults(document)).toEqual([]);
    const text = await textOf(document);
    for (const block of blocks) {
      expect(text).toContain(block.text.normalize('NFC'));
    }
    expect(text).toContain('Số: 11/BB-UBND');
    expect(text).toContain('Nội dung (theo diễn biến cuộc họp):');
  });
});

describe('minutes that were confirmed', () => {
  const { fields, blocks } = made.minutes;
  const form = {
    fields: { ...fields, number: '11/BB-UBND' },
    blocks,
    aiDraft: false,
    createdAt: '2026-11-18T09:00:00+07:00',
    confirmedAt: { secretary: '2026-11-18T09:05:00.000Z', chair: '2026-11-18T10:00:00.000Z' },
  };
  const addenda = [
    { text: 'Đính chính số liệu thu nội địa.', by: 'Quách Thanh Vân', at: '2026-11-19T01:00:00.000Z' },
    { text: 'Bổ sung thành phần dự họp', by: 'Quách Thanh Vân', at: '2026-11-20T01:00:00.000Z' },
  ];

  it('[FORM-20] say who confirmed them and when, as what it is', async () => {
    const document = minutesDocument(form);
    expect(await faults(document)).toEqual([]);
    for (const text of [await textOf(document), (await readPdf(await renderPdf(document))).text.replace(/\s+/g, ' ')]) {
      expect(text).toContain('Xác nhận trong hệ thống lúc 16 giờ 05 phút, ngày 18 tháng 11 năm 2026');
      expect(text).toContain('17 giờ 00 phút');
      expect(text).not.toMatch(/ký số/iu);
    }
  });

  it('[FORM-21] carry what was added later as an appendix, behind pages that stay as they were', async () => {
    const [before, after] = [minutesDocument(form), minutesDocument({ ...form, addenda })];
    expect(await faults(after)).toEqual([]);
    const pages = (await readPdf(await renderPdf(before))).pages.map(({ texts }) => texts);
    const more = (await readPdf(await renderPdf(after))).pages.map(({ texts }) => texts);
    expect(more.slice(0, pages.length)).toEqual(pages);
    expect(more).toHaveLength(pages.length + 1);
    const printed = more
      .at(-1)
      ?.map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(printed).toContain('(Kèm theo Biên bản số 11/BB-UBND)');
    expect(await textOf(after)).toContain('2. Bổ sung thành phần dự họp (Quách Thanh Vân bổ sung lúc 08 giờ 00 phút');
  });
});

describe('notice of conclusions', () => {
  const notice = conclusionNotice(record, made, { number: '418/TB-UBND', date: '2026-11-20' });

  it('[FORM-16] holds the conclusions item by item and is signed by order by the head of the office', () => {
    expect(notice.sections.map((section) => section.heading)).toEqual(
      expected.sections.map((section: { heading: string }) => section.heading),
    );
    expect(notice.signature).toEqual(expected.signature);
    const items = notice.sections.flatMap((section) => section.items);
    expect(items).toHaveLength(made.decisions.length + made.tasks.length);
    expect(items).toContain(
      'Giao UBND 42 xã, phường rà soát đường truyền tại phòng họp, báo cáo Sở Khoa học và Công nghệ; thời hạn: chậm nhất thứ Sáu tuần tới (27/11/2026).',
    );
  });

  it('[FORM-16] keeps the form of Mẫu 1.4', async () => {
    const document = noticeDocument(record, notice, true);
    expect(await faults(document)).toEqual([]);
    const text = await textOf(document);
    expect(text).toContain('Số: 418/TB-UBND');
    expect(text).toContain(expected.place_date);
    expect(text).toContain('thông báo để các cơ quan, đơn vị biết, thực hiện./.');
  });
});

describe('notice of what the secretary made of the conclusions', () => {
  const text = made.minutes.blocks.map(({ kind, text: words }) => ({
    kind,
    text: kind === 'task' ? words.replace('Giao Sở Tư pháp', 'Yêu cầu Sở Tư pháp') : words,
  }));
  const notice = conclusionNotice(record, made, { number: null, date: null, text });

  it('[FORM-22] follows the words of the minutes', () => {
    expect(notice.sections.map(({ heading }) => heading)).toEqual(
      expected.sections.map((section: { heading: string }) => section.heading),
    );
    const told = notice.sections.flatMap(({ items }) => items);
    const conclusions = text.filter(({ kind }) => ['decision', 'task', 'request'].includes(kind));
    expect(told).toEqual(conclusions.map(({ text: words }) => words.replace(/^- /, '')));
    expect(told.some((line) => line.startsWith('Yêu cầu Sở Tư pháp'))).toBe(true);
  });

  it('[FORM-16] names leaders before departments, and departments before communes', () => {
    const at = (unit: string): number => notice.recipients.findIndex((line) => line.startsWith(unit));
    const order = ['Các thành viên', 'Phó Chủ tịch', 'Sở Tư pháp', 'UBND xã', 'Các chủ đầu tư', 'Lưu:'].map(at);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });
});

describe('invitation', () => {
  const document = invitationDocument(record, {
    number: '286/GM-UBND',
    date: '2026-11-11',
    notes: ['Tài liệu họp: trên hệ thống.'],
  });

  it('[FORM-17] says who invites whom to what, who chairs, when, where and what to prepare', async () => {
    expect(await faults(document)).toEqual([]);
    const text = await textOf(document);
    for (const needed of [
      'GIẤY MỜI',
      'trân trọng kính mời',
      'Bế Văn Thụ',
      'Chủ trì: Ông Trịnh Quốc Khải',
      '08 giờ 00 phút',
      'Địa điểm:',
      'Tài liệu họp',
    ]) {
      expect(text).toContain(needed);
    }
  });
});

describe('papers of a vote', () => {
  it('[FORM-18] an opinion slip has a box for each answer, no number and no recipients', async () => {
    const document = slipDocument(record, record.slips[1]!, { date: null, memberName: 'Tạ Minh Nguyệt' });
    expect(document.header.number).toBeNull();
    expect(document.recipients).toEqual([]);
    const text = await textOf(document);
    for (const needed of ['PHIẾU GHI Ý KIẾN THÀNH VIÊN UBND TỈNH', 'Đồng ý', 'Không đồng ý', record.slips[1]!.title]) {
      expect(text).toContain(needed);
    }
  });

  it('[FORM-19] the minutes of counting tell ballots handed out, collected, valid, and each choice with its share', async () => {
    const document = tallyDocument(record, record.polls[2]!, {
      head: 'Kiều Anh Tuấn',
      members: ['TS. Cao Thị Thu Trang'],
    });
    const text = await textOf(document);
    for (const needed of [
      'Số phiếu phát ra: 8',
      'Số phiếu thu về: 8',
      'Số phiếu hợp lệ: 8',
      '55,6%',
      'được thông qua',
      'TRƯỞNG BAN KIỂM PHIẾU',
    ]) {
      expect(text).toContain(needed);
    }
    expect(document.signatures.left?.name).toBe('Cao Thị Thu Trang');
  });
});
