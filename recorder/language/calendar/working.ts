import type { WorkCalendar } from '../types.ts';
import { addDays, partsOf, weekdayOf } from './days.ts';

/** A day off in a row longer than this can't be: the longest Tết is nine days. */
const LONGEST_BREAK = 31;

export function isWorkingDay(iso: string, calendar: WorkCalendar): boolean {
  if (calendar.worked.has(iso)) {
    return true;
  }
  return weekdayOf(iso) <= 5 && !calendar.off.has(iso);
}

/** n-th working day after the date, the date itself not counted (domain.md §3.4). */
export function addWorkingDays(iso: string, count: number, calendar: WorkCalendar): string {
  let day = iso;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    left -= isWorkingDay(day, calendar) ? 1 : 0;
  }
  return day;
}

function seekWorking(iso: string, step: 1 | -1, calendar: WorkCalendar): string {
  let day = iso;
  for (let tries = 0; tries < LONGEST_BREAK && !isWorkingDay(day, calendar); tries += 1) {
    day = addDays(day, step);
  }
  return day;
}

/** The date, or the next working day when it is a day off (BLDS Điều 148 for periods counted in days). */
export function rollForward(iso: string, calendar: WorkCalendar): string {
  return seekWorking(iso, 1, calendar);
}

/** The date, or the last working day before it. */
export function rollBack(iso: string, calendar: WorkCalendar): string {
  return seekWorking(iso, -1, calendar);
}

/** The year's list of days off has been published, so working-day sums are sure. */
export function isPublished(iso: string, calendar: WorkCalendar): boolean {
  return calendar.years.has(partsOf(iso).year);
}
