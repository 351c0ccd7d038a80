import type { WorkingDays } from '#domain/reminders.ts';
import { addDays } from '#recorder/language/calendar/days.ts';
import { isWorkingDay } from '#recorder/language/calendar/working.ts';
import { DEFAULT_CALENDAR } from '#recorder/language/index.ts';

/** The dated calendar of holidays and swap days (domain guide §3.4) as the reminders use it. */
export const workingDays: WorkingDays = {
  isWorking: (day) => isWorkingDay(day, DEFAULT_CALENDAR),
  between: (from, to) => {
    const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
    let count = 0;
    for (let day = first; day < last; ) {
      day = addDays(day, 1);
      count += isWorkingDay(day, DEFAULT_CALENDAR) ? 1 : 0;
    }
    return sign * count;
  },
};

/** The calendar day in Vietnam (UTC+7, no summer time). */
export const dayIn = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Minutes since midnight in Vietnam. */
export function minutesIn(at: Date): number {
  const local = new Date(at.getTime() + 7 * 3_600_000);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}
