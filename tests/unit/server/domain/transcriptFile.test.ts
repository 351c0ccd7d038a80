import { describe, expect, it } from 'vitest';
import { participantNamed } from '#domain/speakerNames.ts';
import { placeLines, readTranscriptText } from '#domain/transcriptFile.ts';
import type { Participant } from '#protocol/people.ts';

describe('reading transcript files', () => {
  it('[SPEECH-13] reads SRT, with names before the words', () => {
    const lines = readTranscriptText(
      '1\r\n00:00:05,000 --> 00:00:08,500\r\nÔng Trịnh Quốc Khải: Kính thưa\r\ncác đồng chí.\r\n\r\n2\r\n01:00:00,000 --> 01:00:01,000\r\nVâng.\r\n',
    );
    expect(lines).toEqual([
      { speaker: 'Ông Trịnh Quốc Khải', startMs: 5000, endMs: 8500, text: 'Kính thưa các đồng chí.' },
      { speaker: null, startMs: 3_600_000, endMs: 3_601_000, text: 'Vâng.' },
    ]);
  });

  it('[SPEECH-13] reads WebVTT with voice tags', () => {
    const lines = readTranscriptText(
      'WEBVTT\n\nNOTE nothing\n\n00:01.000 --> 00:02.000 align:start\n<v Bà Lương>Tôi <b>đồng ý</b>.</v>\n',
    );
    expect(lines).toEqual([{ speaker: 'Bà Lương', startMs: 1000, endMs: 2000, text: 'Tôi đồng ý.' }]);
  });

  it('[SPEECH-13] reads plain text, a turn a line, with or without times', () => {
    const lines = readTranscriptText(
      '[08:31:10] Trịnh Quốc Khải (Chủ tịch): Giao Sở Tài chính, hạn: 31/12.\n\nMột đoạn không tên. Nội dung: không phải tên.\n',
    );
    expect(lines).toEqual([
      {
        speaker: 'Trịnh Quốc Khải (Chủ tịch)',
        startMs: 30_670_000,
        endMs: null,
        text: 'Giao Sở Tài chính, hạn: 31/12.',
      },
      { speaker: null, startMs: null, endMs: null, text: 'Một đoạn không tên. Nội dung: không phải tên.' },
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

describe('[SPEECH-15] names of speakers', () => {
  const person = (participantId: string, name: string, title = '', aliases: string[] = []): Participant => ({
    ...{ participantId, name, title, aliases, accountId: null, honorific: 'Ông', unit: '', role: 'member' },
    ...{ isMember: true, weight: 1, delegateFor: null },
  });
  const people = [
    person('P01', 'Trịnh Quốc Khải', 'Chủ tịch UBND tỉnh', ['anh Khải']),
    person('P02', 'Phùng Đức Lâm'),
    person('P03', 'Phùng Đức Lâm'),
  ];

  it.each([
    ['Ông Trịnh Quốc Khải', 'P01'],
    ['TRINH QUOC KHAI', 'P01'],
    ['Chủ tịch UBND tỉnh', 'P01'],
    ['anh Khải (chủ tọa)', 'P01'],
    ['Phùng Đức Lâm', null],
    ['Ai đó', null],
  ])('%s', (written, expected) => {
    expect(participantNamed(people, written)?.participantId ?? null).toBe(expected);
  });
});
