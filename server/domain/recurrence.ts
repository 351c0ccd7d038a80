import type { WorkingDays } from './reminders.ts';

/** The parts of an RFC 5545 rule that conclusions use; days are `YYYY-MM-DD` in Vietnam. */
export type RecurrenceRule = {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  /** ISO weekdays, 1 = Monday; none = Friday, the last day of the working week. */
  readonly weekdays: readonly number[];
  /** Days of the month, negative from its end; none = its last day. */
  readonly monthDays: readonly number[];
  /** Months of a yearly duty; none = December. */
  readonly months: readonly number[];
  /** Last day on which a period may fall. */
  readonly until: string | null;
};

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const KNOWN = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'UNTIL']);

function numbersIn(text: string | undefined, least: number, most: number): number[] | null {
  const numbers = text === undefined ? [] : text.split(',').map(Number);
  return numbers.every((number) => Number.isInteger(number) && number >= least && number <= most && number !== 0)
    ? numbers
    : null;
}

function weekdaysIn(text: string | undefined): number[] | null {
  const days = text === undefined ? [] : text.split(',').map((code) => WEEKDAYS.indexOf(code) + 1);
  return days.includes(0) ? null : days;
}

/** `20261231` or with a time behind; undefined = no end; null = unreadable. */
function untilIn(text: string | undefined): string | null | undefined {
  if (text === undefined) {
    return undefined;
  }
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(text) ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}

/** Reads a rule; null when it says anything that periods can't be made of. */
export function readRecurrence(text: string): RecurrenceRule | null {
  const parts = new Map(text.split(';').map((part) => part.split('=', 2) as [string, string]));
  const frequency = FREQUENCIES.find((known) => known === parts.get('FREQ'));
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const weekdays = weekdaysIn(parts.get('BYDAY'));
  const monthDays = numbersIn(parts.get('BYMONTHDAY'), -31, 31);
  const months = numbersIn(parts.get('BYMONTH'), 1, 12);
  const until = untilIn(parts.get('UNTIL'));
  const lists = weekdays !== null && monthDays !== null && months !== null && until !== null;
  const known = [...parts.keys()].every((name) => KNOWN.has(name)) && interval >= 1 && Number.isInteger(interval);
  return frequency !== undefined && lists && known
    ? { frequency, interval, weekdays, monthDays, months, until: until ?? null }
    : null;
}

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const FRIDAY = 5;
const DECEMBER = 12;
const QUARTER = 3;
/** Four years and a bit: the longest way to a day that a usual rule names (29 February). */
const FURTHEST_DAYS = 1500;

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const shift = (day: string, days: number): string =>
  new Date(dateOf(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);
const weekdayOf = (day: string): number => dateOf(day).getUTCDay() || WEEK_DAYS;
const monthOf = (day: string): number => dateOf(day).getUTCFullYear() * 12 + dateOf(day).getUTCMonth();
const weekOf = (day: string): number => dateOf(shift(day, 1 - weekdayOf(day))).getTime() / (WEEK_DAYS * DAY_MS);

/** A day that a month doesn't have is its last one: "ngày 30 hằng tháng" is 28 February. */
function isMonthDay(day: string, monthDays: readonly number[]): boolean {
  const date = dateOf(day);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const own = date.getUTCDate();
  return (monthDays.length === 0 ? [-1] : monthDays).some(
    (wanted) => own === (wanted < 0 ? Math.max(1, last + wanted + 1) : Math.min(wanted, last)),
  );
}

const isStep = (from: number, to: number, interval: number): boolean => (to - from) % interval === 0;

type Fits = (rule: RecurrenceRule, day: string, anchor: string, calendar: WorkingDays) => boolean;

const FITS: Readonly<Record<RecurrenceRule['frequency'], Fits>> = {
  DAILY: ({ interval }, day, anchor, { isWorking }) =>
    isWorking(day) && isStep(dateOf(anchor).getTime() / DAY_MS, dateOf(day).getTime() / DAY_MS, interval),
  WEEKLY: ({ interval, weekdays }, day, anchor) =>
    (weekdays.length === 0 ? [FRIDAY] : weekdays).includes(weekdayOf(day)) &&
    isStep(weekOf(anchor), weekOf(day), interval),
  MONTHLY: ({ interval, monthDays }, day, anchor) =>
    isMonthDay(day, monthDays) && isStep(monthOf(anchor), monthOf(day), interval),
  YEARLY: ({ interval, monthDays, months }, day, anchor) =>
    isMonthDay(day, monthDays) &&
    (months.length === 0 ? [DECEMBER] : months).includes(dateOf(day).getUTCMonth() + 1) &&
    isStep(Number(anchor.slice(0, 4)), Number(day.slice(0, 4)), interval),
};

/**
 * The next period after a day, counted from the series' first one; null when there is none. Periods are known by the day
 * that the rule names, whatever becomes of their due days, so a moved due day never moves the ones after it.
 */
export function nextPeriod(rule: RecurrenceRule, anchor: string, after: string, calendar: WorkingDays): string | null {
  for (let step = 1; step <= FURTHEST_DAYS * rule.interval; step += 1) {
    const day = shift(after, step);
    if (rule.until !== null && day > rule.until) {
      return null;
    }
    if (FITS[rule.frequency](rule, day, anchor, calendar)) {
      return day;
    }
  }
  return null;
}

/** The first period of a duty for which no day was said: "hằng quý" ends with the quarter, "hằng tháng" with the month. */
export function firstPeriod(rule: RecurrenceRule, given: string, calendar: WorkingDays): string | null {
  const quarterly = rule.frequency === 'MONTHLY' && rule.interval % QUARTER === 0;
  const anchor = quarterly ? `${given.slice(0, 4)}-03-31` : given;
  const step = quarterly ? { ...rule, interval: QUARTER } : { ...rule, interval: 1 };
  return nextPeriod(step, anchor, shift(given, -1), calendar);
}

/**
 * Due day of a period. "Ngày 25" on a day off is due on the next working day (BLDS 2015 Điều 148 khoản 5): nobody reads a
 * warning about it, as the secretary does for a single task. "Trước ngày" and period ends stay: their reminders come on the
 * working day before (domain guide §3.4).
 */
export function dueOfPeriod(period: string, boundary: string | null, calendar: WorkingDays): string {
  let due = period;
  while (boundary === 'by' && !calendar.isWorking(due)) {
    due = shift(due, 1);
  }
  return due;
}

/** How often a duty can be made to recur by hand. */
export const RHYTHMS = ['WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** The rule of a duty that recurs with the day of its first period: the same weekday, or the same day of the month. */
export function ruleOn(rhythm: Rhythm, firstDay: string): string {
  const monthDay = Number(firstDay.slice(8, 10));
  const rules: Record<Rhythm, string> = {
    WEEKLY: `FREQ=WEEKLY;BYDAY=${WEEKDAYS[weekdayOf(firstDay) - 1]}`,
    MONTHLY: `FREQ=MONTHLY;BYMONTHDAY=${monthDay}`,
    QUARTERLY: `FREQ=MONTHLY;INTERVAL=${QUARTER};BYMONTHDAY=${monthDay}`,
    YEARLY: `FREQ=YEARLY;BYMONTH=${Number(firstDay.slice(5, 7))};BYMONTHDAY=${monthDay}`,
  };
  return rules[rhythm];
}

/** The rhythm of a rule, as far as it can be made by hand; null without a rule and for one that only words give ("2 tuần một lần", every day). */
export function rhythmOf(recurrence: string | null): Rhythm | null {
  const rule = recurrence === null ? null : readRecurrence(recurrence);
  if (rule === null || rule.frequency === 'DAILY') {
    return null;
  }
  const quarterly = rule.frequency === 'MONTHLY' && rule.interval === QUARTER;
  return quarterly ? 'QUARTERLY' : rule.interval === 1 ? rule.frequency : null;
}
