import { getSolarDate } from '@dqcai/vn-lunar';
import { addDays, isoOf, partsOf } from './days.ts';

/**
 * Solar date of a Vietnamese lunar date (not a leap month) in a lunar year, by Hồ Ngọc Đức's tables in
 * `@dqcai/vn-lunar`; held in tests against known Tết dates, the two years in which Hà Nội and Beijing differ included.
 */
export function solarOf(lunarYear: number, month: number, day: number): string | null {
  const solar = getSolarDate(day, month, lunarYear);
  return isoOf(solar.year, solar.month, solar.day);
}

/** Next occurrence of a lunar day on or after a date. */
export function nextLunar(from: string, month: number, day: number): string | null {
  const { year } = partsOf(from);
  for (const lunarYear of [year - 1, year, year + 1]) {
    const solar = solarOf(lunarYear, month, day);
    if (solar !== null && solar >= from) {
      return solar;
    }
  }
  return null;
}

/** Last day of a lunar month, next one on or after a date (29 or 30 days: the day before the next month's first). */
export function nextLunarMonthEnd(from: string, month: number): string | null {
  const { year } = partsOf(from);
  for (const lunarYear of [year - 1, year, year + 1]) {
    const following = month === 12 ? solarOf(lunarYear + 1, 1, 1) : solarOf(lunarYear, month + 1, 1);
    const end = following === null ? null : addDays(following, -1);
    if (end !== null && end >= from) {
      return end;
    }
  }
  return null;
}
