/** ISO local dates as plain strings; arithmetic through UTC midnights so no zone or summer time can shift a day. */

const DAY_MS = 86_400_000;

function toMillis(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`);
}

function fromMillis(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}

export function addDays(iso: string, days: number): string {
  return fromMillis(toMillis(iso) + days * DAY_MS);
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekdayOf(iso: string): number {
  return new Date(toMillis(iso)).getUTCDay() || 7;
}

/** Monday of the ISO week that holds the date. */
export function mondayOf(iso: string): string {
  return addDays(iso, 1 - weekdayOf(iso));
}

export function daysBetween(from: string, to: string): number {
  return Math.round((toMillis(to) - toMillis(from)) / DAY_MS);
}

export interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function partsOf(iso: string): YearMonthDay {
  return { year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8, 10)) };
}

/** The date, or null when there is no such day (31/11). */
export function isoOf(year: number, month: number, day: number): string | null {
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const millis = toMillis(iso);
  return Number.isNaN(millis) || fromMillis(millis) !== iso ? null : iso;
}

/** Last day of a month; months past 12 run into the next years. */
export function endOfMonth(year: number, month: number): string {
  return fromMillis(Date.UTC(year, month, 0));
}

/** Same day some months later, pulled back to the month's end where there is no such day. */
export function addMonths(iso: string, months: number): string {
  const { year, month, day } = partsOf(iso);
  const end = endOfMonth(year, month + months);
  return `${end.slice(0, 8)}${String(Math.min(day, partsOf(end).day)).padStart(2, '0')}`;
}
