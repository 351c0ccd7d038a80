import { describe, expect, it } from 'vitest';
import { speakerFinder } from '#domain/transcript/speakerNames.ts';
import type { Participant } from '#protocol/people.ts';

const person = (participantId: string, name: string, more: Partial<Participant> = {}): Participant => ({
  ...{ participantId, name, title: '', aliases: [], accountId: null, honorific: 'Ông', unit: '', role: 'member' },
  ...{ isMember: true, weight: 1, delegateFor: null, ...more },
});

const people = [
  person('P01', 'Trịnh Quốc Khải', { title: 'Chủ tịch UBND tỉnh', aliases: ['anh Khải'], role: 'chair' }),
  person('P02', 'Phùng Đức Lâm', { title: 'Ủy viên UBND tỉnh, Giám đốc Sở Tài chính', unit: 'Sở Tài chính' }),
  person('P03', 'Lương Thị Mai Hương', { title: 'Phó Chủ tịch UBND tỉnh', unit: 'UBND tỉnh' }),
  person('P04', 'Nguyễn Văn An', { unit: 'Sở Xây dựng' }),
  person('P05', 'Trần Văn An', { title: 'Phó Giám đốc Sở Xây dựng', unit: 'Sở Xây dựng' }),
  person('P06', 'Đỗ Hà', { role: 'secretary' }),
  person('P08', 'Vi Văn Thành', { title: 'Giám đốc', unit: 'Sở Nội vụ' }),
  person('P07', 'Đỗ Hà', { unit: 'Sở Y tế' }),
];

const find = speakerFinder(people);

describe('[SPEECH-15] names of speakers', () => {
  it.each([
    ['Ông Trịnh Quốc Khải', 'P01'],
    ['TRINH QUOC KHAI', 'P01'],
    ['Chủ tịch UBND tỉnh', 'P01'],
    ['anh Khải (chủ tọa)', 'P01'],
    ['Chủ tọa', 'P01'],
    ['Người chủ trì phiên họp', 'P01'],
    ['Chủ tọa kết luận', 'P01'],
    ['Thư ký', 'P06'],
    ['GĐ Sở Tài chính', 'P02'],
    ['Đ/c Phùng Đức Lâm – Giám đốc Sở Tài chính', 'P02'],
    ['Giám đốc Phùng Đức Lâm', 'P02'],
    ['Sở Tài chính', 'P02'],
    ['GĐ Sở Nội vụ', 'P08'],
    ['Ông Lâm, Sở Tài chính', 'P02'],
    ['Đồng chí Lâm phát biểu', 'P02'],
    ['TS. Phùng Đức Lâm', 'P02'],
    ['PCT Lương Thị Mai Hương', 'P03'],
    ['Chị Mai Hương', 'P03'],
    ['Cô Hương', 'P03'],
    ['ông An - Phó Giám đốc Sở Xây dựng', 'P05'],
    ['Đỗ Hà (Sở Y tế)', 'P07'],
  ])('%s is found', (written, expected) => {
    expect(find(written)?.participantId).toBe(expected);
  });

  it.each([
    ['Ai đó', 'nobody has the name'],
    ['Ông An', 'two have the given name'],
    ['Sở Xây dựng', 'two come from the unit'],
    ['Đỗ Hà', 'two have the whole name'],
    ['Lâm', 'a given name without a form of address may be any word'],
    ['Lê Văn Tám – Giám đốc Sở Tài chính', 'the office has another holder here'],
    ['Ông Khải – Giám đốc Sở Tài chính', 'name and office are two people'],
    ['Có', 'it is no "cô"'],
    ['', 'nothing is written'],
  ])('%s is nobody: %s', (written) => {
    expect(find(written)).toBeNull();
  });
});
