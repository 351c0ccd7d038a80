import { describe, expect, it } from 'vitest';
import { sourceOf, sourcesIn, unsupportedFacts } from '#recorder/minutes/facts/check.ts';
import { meetingRecord } from '#tests/support/meetings.ts';

const against = (text: string, ...texts: string[]) =>
  unsupportedFacts({ text }, [sourceOf(texts)]).map((fact) => fact.value);

describe('unsupportedFacts', () => {
  it.each([
    ['Thu ngân sách đạt 9.846 tỷ đồng.', 'thu ngân sách đạt chín nghìn tám trăm bốn mươi sáu tỷ đồng'],
    ['Tăng 8,12% so với cùng kỳ.', 'tăng tám phẩy mười hai phần trăm'],
    ['Trước ngày 05/12/2026.', 'trước ngày 5/12/2026'],
    ['Giao Sở Tài chính làm rõ.', 'sở tài chính làm rõ'],
    ['Đạt 82,0% kế hoạch.', 'đạt 82% kế hoạch'],
    ['Ủy ban nhân dân tỉnh thống nhất.', 'UBND tỉnh thống nhất'],
  ])('[MINUTES-17] "%s" is held by "%s"', (text, source) => {
    expect(against(text, source)).toEqual([]);
  });

  it.each([
    ['Thu ngân sách đạt 9.864 tỷ đồng.', 'đạt 9.846 tỷ đồng', ['9864']],
    ['Tăng 8,2%.', 'tăng 8,12%', ['8,2%']],
    ['Theo ông Nguyễn Văn An thì được.', 'theo ông Nguyễn Văn Bình thì được', ['Nguyễn Văn An']],
    ['Báo cáo trước ngày 15/12.', 'báo cáo trước ngày 15/11', ['15/12']],
    ['Đề nghị Bộ Nội vụ thẩm định.', 'đề nghị Bộ Tư pháp thẩm định', ['Bộ Nội']],
  ])('[MINUTES-18] "%s" is not held by "%s"', (text, source, missing) => {
    expect(against(text, source)).toEqual(missing);
  });

  it('[MINUTES-19] a speaker, a unit called by an alias and a person called by the given name support the full names', () => {
    const record = meetingRecord('lacGiang');
    const sourcesOf = sourcesIn(record);
    const sources = (id: string) => sourcesOf([{ kind: 'utterance', ref: id }]);
    expect(unsupportedFacts({ text: 'Giám đốc Sở Tài chính Phùng Đức Lâm nêu ý kiến.' }, sources('U037'))).toEqual([]);
    expect(unsupportedFacts({ text: 'Giao Sở Khoa học và Công nghệ chọn 6 xã.' }, sources('U048'))).toEqual([]);
    expect(unsupportedFacts({ text: 'Giao Văn phòng UBND tỉnh gửi Bộ Nội vụ.' }, sources('U068'))).toEqual([]);
    expect(unsupportedFacts({ text: 'Giao Sở Xây dựng gửi Bộ Nội vụ.' }, sources('U068'))).not.toEqual([]);
  });
});
