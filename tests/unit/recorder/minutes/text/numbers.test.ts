import { describe, expect, it } from 'vitest';
import { digits } from '#recorder/minutes/text/numbers.ts';

describe('digits', () => {
  it.each([
    ['tăng tám phẩy mười hai phần trăm', 'tăng 8,12%'],
    ['chín nghìn tám trăm bốn mươi sáu tỷ đồng', '9.846 tỷ đồng'],
    ['ba nghìn năm trăm linh hai tỷ', '3.502 tỷ'],
    ['không phẩy không năm phần trăm', '0,05%'],
    ['sáu trăm nghìn đồng', '600.000 đồng'],
    ['hai mươi mốt cơ quan và hăm lăm xã', '21 cơ quan và 25 xã'],
    ['năm mươi tư thành viên', '54 thành viên'],
    ['sáu trên chín thành viên', '6 trên 9 thành viên'],
    ['năm trên chín thành viên', '5 trên 9 thành viên'],
    ['trong vòng năm ngày làm việc', 'trong vòng 5 ngày làm việc'],
  ])('[MINUTES-1] "%s" → "%s"', (said, written) => {
    expect(digits(said)).toBe(written);
  });

  it.each([
    ['ngày hai mươi bảy tháng mười một năm hai nghìn không trăm hai mươi sáu', 'ngày 27/11/2026'],
    ['trước ngày mùng năm tháng mười hai', 'trước ngày 05/12'],
    ['ngày ba mươi tháng sáu năm hai nghìn không trăm hai mươi bảy', 'ngày 30/6/2027'],
    ['ngày mười hai tháng một', 'ngày 12/01'],
    ['tháng mười năm hai nghìn không trăm hai mươi sáu', 'tháng 10 năm 2026'],
    ['mười một tháng năm nay', '11 tháng năm nay'],
  ])('[MINUTES-2] date "%s" → "%s"', (said, written) => {
    expect(digits(said)).toBe(written);
  });

  it.each([
    'từ nay đến cuối năm',
    'một số ý kiến khác nhau',
    'giảm khoảng một phần ba',
    'thứ năm hằng tuần',
    'không có ý kiến gì',
    'năm ngoái cũng vậy',
  ])('[MINUTES-3] leaves "%s" as it is: no number is meant', (said) => {
    expect(digits(said)).toBe(said);
  });
});
