import { describe, expect, it } from 'vitest';
import { DEFAULT_CALENDAR } from '#recorder/language/calendar/holidays.ts';
import { nextLunar, nextLunarMonthEnd, solarOf } from '#recorder/language/calendar/lunar.ts';
import { addWorkingDays, isWorkingDay, rollBack, rollForward } from '#recorder/language/calendar/working.ts';
import { extractItems } from '#recorder/language/index.ts';

describe('lunar dates', () => {
  it.each([
    // 1985 and 2007: Hà Nội's new year differs from Beijing's.
    [1985, '1985-01-21'],
    [2007, '2007-02-17'],
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2028, '2028-01-26'],
    [2030, '2030-02-02'],
  ])('[EXTRACT-10] Tết %i', (year, date) => {
    expect(solarOf(year, 1, 1)).toBe(date);
  });

  it('[EXTRACT-10] days of the lunar year are the next ones after the meeting', () => {
    expect(nextLunar('2026-02-10', 1, 15)).toBe('2026-03-03');
    expect(nextLunar('2026-03-04', 1, 15)).toBe('2027-02-20');
    expect(nextLunar('2026-01-14', 12, 23)).toBe('2026-02-10');
    expect(nextLunarMonthEnd('2026-01-14', 12)).toBe('2026-02-16');
  });
});

describe('working days', () => {
  it('[EXTRACT-11] holidays are off and swapped Saturdays are worked', () => {
    expect(isWorkingDay('2026-11-24', DEFAULT_CALENDAR)).toBe(false);
    expect(isWorkingDay('2026-08-31', DEFAULT_CALENDAR)).toBe(false);
    expect(isWorkingDay('2026-08-22', DEFAULT_CALENDAR)).toBe(true);
    expect(isWorkingDay('2025-04-26', DEFAULT_CALENDAR)).toBe(true);
  });

  it('[EXTRACT-11] counting starts the day after the meeting', () => {
    expect(addWorkingDays('2026-11-18', 5, DEFAULT_CALENDAR)).toBe('2026-11-26');
    expect(addWorkingDays('2026-08-20', 2, DEFAULT_CALENDAR)).toBe('2026-08-22');
    expect(rollForward('2026-08-29', DEFAULT_CALENDAR)).toBe('2026-09-03');
    expect(rollBack('2026-09-02', DEFAULT_CALENDAR)).toBe('2026-08-28');
  });

  it("[EXTRACT-11] an agency's own list replaces the default", () => {
    const calendar = { off: new Set(['2026-11-20']), worked: new Set<string>(), years: new Set([2026]) };
    const [item] = extractItems({
      text: 'Sở Y tế báo cáo số liệu trong 2 ngày làm việc.',
      meetingDate: '2026-11-18',
      speakerRole: 'chair',
      roster: [],
      calendar,
    });
    expect(item?.due?.date).toBe('2026-11-23');
  });
});
