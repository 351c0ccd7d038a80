import { describe, expect, it } from 'vitest';
import { textWidth } from '#recorder/documents/fonts.ts';
import { longDate, longDateTime, numberLine, placeDate, signingName } from '#recorder/documents/strings.ts';
import { agencyLines, headingLines, shortRule } from '#recorder/documents/wording.ts';

describe('dates', () => {
  it.each([
    ['2027-02-05', 'ngày 05 tháng 02 năm 2027'],
    ['2027-03-05', 'ngày 05 tháng 3 năm 2027'],
    ['2026-11-20', 'ngày 20 tháng 11 năm 2026'],
    ['2026-12-31T20:30:00Z', 'ngày 01 tháng 01 năm 2027'],
  ])('[FORM-9] %s is written "%s", on the clock of Vietnam', (iso, words) => {
    expect(longDate(iso)).toBe(words);
  });

  it('[FORM-9] an hour is written with two digits', () => {
    expect(longDateTime('2026-11-18T01:05:00Z')).toBe('08 giờ 05 phút, ngày 18 tháng 11 năm 2026');
    expect(longDateTime(null)).toBeNull();
    expect(longDateTime('hôm qua')).toBeNull();
  });

  it('[FORM-9] room is left where the day of signing is not known', () => {
    expect(placeDate('Lạc Giang', null)).toMatch(/^Lạc Giang, ngày\s+tháng\s+năm\s+$/);
  });
});

describe('numbers and names', () => {
  it.each([
    ['7/BB-UBND', 'Số: 07/BB-UBND'],
    ['17/BB-UBND', 'Số: 17/BB-UBND'],
    [null, 'Số:      /BB-UBND'],
  ])('[FORM-10] number %s is printed "%s"', (number, line) => {
    expect(numberLine(number, 'BB-UBND')).toBe(line);
  });

  it.each([
    ['TS. Trịnh Quốc Khải', 'Trịnh Quốc Khải'],
    ['PGS.TS Nguyễn Văn Thạch', 'Nguyễn Văn Thạch'],
    ['ThS. Nguyễn Khánh Vy', 'Nguyễn Khánh Vy'],
    ['Bùi Thị Tiến', 'Bùi Thị Tiến'],
  ])('[FORM-11] %s signs as %s', (name, signed) => {
    expect(signingName(name)).toBe(signed);
  });

  it.each([
    ['Ủy ban nhân dân tỉnh Lạc Giang', ['ỦY BAN NHÂN DÂN', 'TỈNH LẠC GIANG']],
    ['ỦY BAN NHÂN DÂN XÃ HÒA LÂM', ['ỦY BAN NHÂN DÂN', 'XÃ HÒA LÂM']],
    ['Bộ Y tế', ['BỘ Y TẾ']],
    ['HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HẢI ĐÔNG', ['HỘI ĐỒNG NHÂN DÂN', 'THÀNH PHỐ HẢI ĐÔNG']],
  ])('[FORM-12] %s is broken as the form shows it', (name, lines) => {
    expect(agencyLines(name, 'bold')).toEqual(lines);
  });

  it('[FORM-12] a name wider than its column takes two lines of about the same length', () => {
    const lines = agencyLines('Sở Nông nghiệp và Môi trường tỉnh Lạc Giang', 'bold');
    expect(lines).toHaveLength(2);
    expect(Math.max(...lines.map((line) => textWidth(line, 'bold', 12)))).toBeLessThanOrEqual(190);
  });

  it('[FORM-12] no line of a name is wider than its column, however long the name', () => {
    const names = [
      'Trung tâm Nghiên cứu, Ứng dụng và Chuyển giao công nghệ số quốc gia khu vực miền Trung và Tây Nguyên',
      'Ủy ban nhân dân thành phố trực thuộc Trung ương',
    ];
    for (const lines of names.map((name) => agencyLines(name, 'bold'))) {
      expect(lines.length).toBeGreaterThan(2);
      expect(Math.max(...lines.map((line) => textWidth(line, 'bold', 12)))).toBeLessThanOrEqual(190);
    }
  });

  it('[FORM-13] the line under a name is between a third and half of it', () => {
    for (const name of ['BỘ Y TẾ', 'ỦY BAN NHÂN DÂN TỈNH LẠC GIANG', 'Sở Tài chính']) {
      const lines = agencyLines(name, 'bold');
      const ratio = shortRule(lines, 12) / textWidth(lines.at(-1) ?? '', 'bold', 12);
      expect(ratio).toBeGreaterThanOrEqual(1 / 3);
      expect(ratio).toBeLessThanOrEqual(0.5);
    }
  });

  it('[FORM-14] a heading leaves no single word on its last line', () => {
    const lines = headingLines('Phiên họp thường kỳ tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Lạc Giang', 14, 453);
    expect(lines).toHaveLength(2);
    expect(lines.every((line) => line.split(' ').length > 4)).toBe(true);
  });
});
