import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatDuration,
  formatLongDay,
  formatNumber,
  formatShare,
  formatTime,
  formatTimeSeconds,
  sentenceCase,
} from '#client/i18n/format.ts';
import { compareNames, foldAccents, initials, matches, nameInSentence, sortByName } from '#client/i18n/names.ts';
import { keepTogether, shortTitle } from '#client/i18n/text.ts';

const MOMENT = '2026-11-18T01:30:59Z';

describe('formats', () => {
  it('[SCREEN-1] writes numbers, days and times as administrative Vietnamese does', () => {
    expect(formatShare(6, 9)).toBe('66,7%');
    expect(formatShare(5, 5)).toBe('100%');
    expect(formatShare(0, 0)).toBe('0%');
    expect(formatNumber(1234.5)).toBe('1.234,5');
    expect(formatDay(MOMENT)).toBe('18/11/2026');
    expect(formatTime(MOMENT)).toBe('08:30');
    expect(formatTimeSeconds(MOMENT)).toBe('08:30:59');
    expect(formatLongDay(MOMENT, 'vi')).toBe('Thứ Tư, 18/11/2026');
    expect(formatLongDay(MOMENT, 'en')).toBe('Wednesday, 18/11/2026');
  });

  it('[SCREEN-1] shows the day of the meeting place, not of UTC', () => {
    expect(formatDay('2026-11-17T23:30:00Z')).toBe('18/11/2026');
  });

  it('[SCREEN-1] counts time down, and says by how much it is exceeded', () => {
    expect(formatDuration(1181)).toBe('19:41');
    expect(formatDuration(3723)).toBe('1:02:03');
    expect(formatDuration(0)).toBe('00:00');
    expect(formatDuration(-12.4)).toBe('-00:12');
  });
});

describe('names', () => {
  it('[SCREEN-2] sorts by given name, then middle, then family name, with Vietnamese letters', () => {
    const names = [
      'Phùng Đức Lâm',
      'Trịnh Quốc Khải',
      'Bế Văn Thụ',
      'Đoàn Việt Bách',
      'Ninh Ngọc Diệp',
      'Tạ Minh Nguyệt',
    ];
    expect(sortByName(names.map((name) => ({ name }))).map(({ name }) => name)).toEqual([
      'Đoàn Việt Bách',
      'Ninh Ngọc Diệp',
      'Trịnh Quốc Khải',
      'Phùng Đức Lâm',
      'Tạ Minh Nguyệt',
      'Bế Văn Thụ',
    ]);
    expect(compareNames('Lê Văn Đạt', 'Lê Văn Danh')).toBeGreaterThan(0);
    expect(compareNames('Nguyễn An', 'Lê An')).toBeGreaterThan(0);
  });

  it('[SCREEN-2] finds names typed without accents', () => {
    expect(foldAccents('Đoàn Việt Bách')).toBe('doan viet bach');
    expect(matches('Ông Đoàn Việt Bách, Phó Chủ tịch', 'bach pho')).toBe(true);
    expect(matches('Đoàn Việt Bách', 'lam')).toBe(false);
  });

  it('[SCREEN-2] shortens a name to the first letters of its last two words', () => {
    expect(initials('Lương Thị Mai Hương')).toBe('MH');
    expect(initials('Phùng Đức Lâm')).toBe('ĐL');
    expect(nameInSentence({ honorific: 'Bà', name: 'Tạ Minh Nguyệt' })).toBe('bà Tạ Minh Nguyệt');
  });
});

describe('lines', () => {
  it('[SCREEN-3] begins a duty that ends a sentence with a capital letter', () => {
    expect(sentenceCase('đánh giá kết quả, báo cáo Ủy ban')).toBe('Đánh giá kết quả, báo cáo Ủy ban');
    expect(sentenceCase('')).toBe('');
  });

  it('[SCREEN-3] keeps number and unit together and leaves the body out of bars', () => {
    expect(keepTogether('thuê 60 tháng cho 42 xã, phường')).toBe('thuê 60\u00a0tháng cho 42\u00a0xã, phường');
    expect(shortTitle('Phiên họp thường kỳ tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Lạc Giang')).toBe(
      'Phiên họp thường kỳ tháng 11 năm 2026',
    );
    expect(shortTitle('Họp giao ban tuần 47')).toBe('Họp giao ban tuần 47');
  });
});
