import { describe, expect, it } from 'vitest';
import { placeLines, readTranscriptText } from '#domain/transcript/file.ts';

const said = (speaker: string | null, text: string, startMs: number | null = null, endMs: number | null = null) => ({
  ...{ speaker, startMs, endMs, text },
  heading: false,
});

const PEOPLE = ['Trịnh Quốc Khải', 'Phùng Đức Lâm – Giám đốc Sở Tài chính', 'Sở Tài chính'];
const known = {
  name: (written: string) => PEOPLE.includes(written),
  title: (written: string) => written === '1. Kế hoạch chuyển đổi số',
};
const read = (text: string) =>
  readTranscriptText(text, known).map(({ speaker, text: words, startMs, heading }) =>
    heading ? `# ${words}` : [speaker, startMs, words],
  );

describe('reading transcript files', () => {
  it('[SPEECH-13] reads SRT, with names before the words', () => {
    const lines = readTranscriptText(
      '1\r\n00:00:05,000 --> 00:00:08,500\r\nÔng Trịnh Quốc Khải: Kính thưa\r\ncác đồng chí.\r\n\r\n2\r\n01:00:00,000 --> 01:00:01,000\r\nVâng.\r\n',
    );
    expect(lines).toEqual([
      said('Ông Trịnh Quốc Khải', 'Kính thưa các đồng chí.', 5000, 8500),
      said(null, 'Vâng.', 3_600_000, 3_601_000),
    ]);
  });

  it('[SPEECH-13] reads WebVTT with voice tags', () => {
    const lines = readTranscriptText(
      'WEBVTT\n\nNOTE nothing\n\n00:01.000 --> 00:02.000 align:start\n<v Bà Lương>Tôi <b>đồng ý</b>.</v>\n',
    );
    expect(lines).toEqual([said('Bà Lương', 'Tôi đồng ý.', 1000, 2000)]);
  });

  it('[SPEECH-13] reads plain text, a turn a line, with or without times', () => {
    const lines = readTranscriptText(
      '[08:31:10] Trịnh Quốc Khải (Chủ tịch): Giao Sở Tài chính, hạn: 31/12.\n\nMột đoạn không tên. Nội dung: không phải tên.\n',
    );
    expect(lines).toEqual([
      said('Trịnh Quốc Khải (Chủ tịch)', 'Giao Sở Tài chính, hạn: 31/12.', 30_670_000),
      said('Trịnh Quốc Khải (Chủ tịch)', 'Một đoạn không tên. Nội dung: không phải tên.'),
    ]);
  });

  it('[SPEECH-13] lays untimed lines out at the pace of speech and counts times of day from the first', () => {
    const placed = placeLines(readTranscriptText('Một hai ba bốn năm.\nSáu bảy tám chín mười.'));
    expect(placed.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 2000],
      [2000, 4000],
    ]);
    const daytime = placeLines(readTranscriptText('[08:00:05] A: một hai\n[08:00:15] B: ba bốn'));
    expect(daytime.map(({ startMs }) => startMs)).toEqual([0, 10_000]);
  });

  it('[SPEECH-13] finds nothing in a file without words', () => {
    expect(readTranscriptText('\uFEFF\n\n')).toEqual([]);
    expect(readTranscriptText('WEBVTT\n\n00:01.000 --> 00:02.000\n\n')).toEqual([]);
  });
});

describe('[SPEECH-13] transcripts as people type them', () => {
  it.each([
    [
      'a name on a line of its own, with or without a time, then paragraphs',
      'Trịnh Quốc Khải   00:12\nXin mời.\n\nTôi nói tiếp.\n\nTrịnh Quốc Khải:\nHết.',
      [
        ['Trịnh Quốc Khải', 12_000, 'Xin mời.'],
        ['Trịnh Quốc Khải', null, 'Tôi nói tiếp.'],
        ['Trịnh Quốc Khải', null, 'Hết.'],
      ],
    ],
    [
      'a name and an office before the colon, when the meeting knows them',
      'Phùng Đức Lâm – Giám đốc Sở Tài chính: Báo cáo Chủ tịch.\nGiao các đơn vị: làm ngay.',
      [
        ['Phùng Đức Lâm – Giám đốc Sở Tài chính', null, 'Báo cáo Chủ tịch.'],
        ['Phùng Đức Lâm – Giám đốc Sở Tài chính', null, 'Giao các đơn vị: làm ngay.'],
      ],
    ],
    [
      'lines that were broken to a width',
      'Ông Trịnh Quốc Khải: Giao Sở Tài chính rà soát\ntừng dự án, báo cáo\nthứ Sáu.\nCâu mới.',
      [
        ['Ông Trịnh Quốc Khải', null, 'Giao Sở Tài chính rà soát từng dự án, báo cáo thứ Sáu.'],
        ['Ông Trịnh Quốc Khải', null, 'Câu mới.'],
      ],
    ],
    [
      'times of day as they are written here',
      '08h31 Ông Khải: Một.\n8 giờ 33 phút - Bà Hương: Hai.',
      [
        ['Ông Khải', 30_660_000, 'Một.'],
        ['Bà Hương', 30_780_000, 'Hai.'],
      ],
    ],
    [
      'a table, its columns named first',
      'STT\tThời gian\tNgười phát biểu\tNội dung\n1\t08:31:10\tSở Tài chính\tBáo cáo.\n2\tBà Mai\t08:32\tXin ý kiến.',
      [
        ['Sở Tài chính', 30_670_000, 'Báo cáo.'],
        ['Bà Mai', 512_000, 'Xin ý kiến.'],
      ],
    ],
    [
      'headings, what happened, and page numbers, which nobody said',
      'NỘI DUNG 1: KHAI MẠC\nÔng Khải: Xin chào.\n(Vỗ tay)\n3\nII. Báo cáo\n1. Kế hoạch chuyển đổi số\nÔng Khải: Hai.',
      [
        '# NỘI DUNG 1: KHAI MẠC',
        ['Ông Khải', null, 'Xin chào.'],
        '# II. Báo cáo',
        '# 1. Kế hoạch chuyển đổi số',
        ['Ông Khải', null, 'Hai.'],
      ],
    ],
  ])('%s', (_what, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('reads words of any length without trying them in all their parts', () => {
    const long = 'a'.repeat(20_000);
    expect(read(`TS. Ông Khải: ${long}\n${long}`)).toHaveLength(1);
    expect(read(`${long}\n${'Giao '.repeat(5000)}`)).toHaveLength(1);
  });

  it('is nothing when there are only headings', () => {
    expect(readTranscriptText('BIÊN BẢN GỠ BĂNG\n\nNỘI DUNG 1: KHAI MẠC')).toEqual([]);
  });
});
