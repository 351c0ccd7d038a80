import { DEFAULT_CALENDAR } from '#recorder/language/calendar/holidays.ts';
import { addWorkingDays } from '#recorder/language/calendar/working.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
/** Offices end their day at 17:00 local time; the zone has no summer time. */
const END_OF_DAY = 'T17:00:00+07:00';

/** The end of the n-th working day after a moment, its own day not counted (SLIP-3; domain guide §3.4). */
export function deadlineAfter(at: string, workingDays: number): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' }).format(new Date(at));
  return new Date(`${addWorkingDays(day, workingDays, DEFAULT_CALENDAR)}${END_OF_DAY}`).toISOString();
}
