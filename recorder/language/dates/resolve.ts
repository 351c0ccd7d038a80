import { addDays, addMonths, daysBetween, endOfMonth, isoOf, mondayOf, partsOf, weekdayOf } from '../calendar/days.ts';
import { nextLunar, nextLunarMonthEnd } from '../calendar/lunar.ts';
import { addWorkingDays, rollBack, rollForward } from '../calendar/working.ts';
import type { DueBoundary, DuePrecision, WorkCalendar } from '../types.ts';
import type { Core } from './expression.ts';
import { LAST_DAY, LAST_WORKING_DAY } from './periods.ts';

export interface Resolved {
  readonly date: string | null;
  readonly precision: DuePrecision;
}

interface Frame {
  readonly meetingDate: string;
  readonly calendar: WorkCalendar;
  readonly boundary: DueBoundary | null;
}

type Of<T extends Core['type']> = Extract<Core, { type: T }>;

function dayWithoutMonth(core: Of<'day'>, from: string): string | null {
  const { year, month } = partsOf(from);
  if (core.monthShift !== null) {
    const target = partsOf(endOfMonth(year, month + core.monthShift));
    return isoOf(target.year, target.month, core.day);
  }
  for (const shift of [0, 1, 2]) {
    const target = partsOf(endOfMonth(year, month + shift));
    const iso = isoOf(target.year, target.month, core.day);
    if (iso !== null && iso >= from) {
      return iso;
    }
  }
  return null;
}

function day(core: Of<'day'>, { meetingDate }: Frame): string | null {
  if (core.month === null) {
    return dayWithoutMonth(core, meetingDate);
  }
  if (core.year !== null) {
    return isoOf(core.year, core.month, core.day);
  }
  const { year } = partsOf(meetingDate);
  if (typeof core.yearShift === 'number') {
    return isoOf(year + core.yearShift, core.month, core.day);
  }
  const thisYear = isoOf(year, core.month, core.day);
  return thisYear !== null && thisYear >= meetingDate ? thisYear : isoOf(year + 1, core.month, core.day);
}

function weekday(core: Of<'weekday'>, { meetingDate }: Frame): string {
  if (core.week !== null) {
    return addDays(mondayOf(meetingDate), core.week * 7 + core.weekday - 1);
  }
  const ahead = (core.weekday - weekdayOf(meetingDate) + 7) % 7 || 7;
  return addDays(meetingDate, ahead);
}

/** The last working day of the week, or its Monday for "before". */
function week(core: Of<'week'>, { meetingDate, calendar, boundary }: Frame): string {
  const monday = addDays(mondayOf(meetingDate), core.week * 7);
  return boundary === 'before' ? monday : rollBack(addDays(monday, 4), calendar);
}

/** Months `first`…`last` of a year; the end, or the first day for "before". */
function period(year: number, first: number, last: number, boundary: DueBoundary | null): string | null {
  return boundary === 'before' ? isoOf(year, first, 1) : endOfMonth(year, last);
}

/** The year said, in numbers or as "năm nay", "năm sau"; else the one in which the period comes next. */
function yearOf(core: Of<'month'> | Of<'quarter'>, now: number, ahead: boolean): number {
  return core.year ?? (typeof core.yearShift === 'number' ? now + core.yearShift : ahead ? now : now + 1);
}

function month(core: Of<'month'>, { meetingDate, boundary, calendar }: Frame): string | null {
  const now = partsOf(meetingDate);
  const target =
    core.month === null
      ? partsOf(endOfMonth(now.year, now.month + core.shift))
      : { year: yearOf(core, now.year, core.month >= now.month), month: core.month };
  if (core.day === LAST_DAY || core.day === LAST_WORKING_DAY) {
    const last = endOfMonth(target.year, target.month);
    return core.day === LAST_DAY ? last : rollBack(last, calendar);
  }
  if (core.day !== null) {
    return isoOf(target.year, target.month, core.day);
  }
  return period(target.year, target.month, target.month, boundary);
}

function quarter(core: Of<'quarter'>, { meetingDate, boundary }: Frame): string | null {
  const now = partsOf(meetingDate);
  const current = Math.ceil(now.month / 3);
  const wanted = core.quarter ?? current + core.shift;
  const year = yearOf(core, now.year, core.quarter === null || wanted >= current);
  const overflow = Math.floor((wanted - 1) / 4);
  const inYear = wanted - overflow * 4;
  return period(year + overflow, inYear * 3 - 2, inYear * 3, boundary);
}

function months(core: Of<'months'>, { meetingDate }: Frame): string {
  return endOfMonth(core.year ?? partsOf(meetingDate).year, core.lastMonth);
}

function year(core: Of<'year'>, { meetingDate, boundary }: Frame): string | null {
  return period(core.year ?? partsOf(meetingDate).year + core.shift, 1, 12, boundary);
}

const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const;
const DAYS_IN = { day: 1, week: 7 } as const;

/** Counted from the day after the start; a last day off moves to the next working day. */
function duration(core: Of<'duration'>, frame: Frame): string | null {
  const { calendar } = frame;
  const start = core.anchor.at === 'day' ? resolveCore(core.anchor.core, frame).date : frame.meetingDate;
  if (core.anchor.at === 'event' || start === null) {
    return null;
  }
  switch (core.unit) {
    case 'workingDay':
      return addWorkingDays(start, core.amount, calendar);
    case 'hour':
      return addDays(start, Math.ceil(core.amount / 24));
    case 'day':
    case 'week':
      return rollForward(addDays(start, core.amount * DAYS_IN[core.unit]), calendar);
    default:
      return rollForward(addMonths(start, core.amount * MONTHS_IN[core.unit]), calendar);
  }
}

function lunar(core: Of<'lunar'>, { meetingDate }: Frame): string | null {
  const found =
    core.day === null ? nextLunarMonthEnd(meetingDate, core.month) : nextLunar(meetingDate, core.month, core.day);
  return found === null ? null : addDays(found, -core.daysBefore);
}

function holiday(core: Of<'holiday'>, { meetingDate }: Frame): string | null {
  const { year: now } = partsOf(meetingDate);
  const thisYear = isoOf(now, core.month, core.day);
  const date = thisYear !== null && thisYear >= meetingDate ? thisYear : isoOf(now + 1, core.month, core.day);
  return date === null ? null : addDays(date, -core.daysBefore);
}

/** Works a time expression out for the meeting date (domain.md §3.4). Null where the day can't be known yet. */
export function resolveCore(core: Core, frame: Frame): Resolved {
  switch (core.type) {
    case 'day':
      return { date: day(core, frame), precision: 'day' };
    case 'offset':
      return { date: addDays(frame.meetingDate, core.days), precision: 'day' };
    case 'weekday':
      return { date: weekday(core, frame), precision: 'day' };
    case 'week':
      return { date: week(core, frame), precision: 'week' };
    case 'month':
      return { date: month(core, frame), precision: core.day === null ? 'month' : 'day' };
    case 'quarter':
      return { date: quarter(core, frame), precision: 'quarter' };
    case 'months':
      return { date: months(core, frame), precision: 'half_year' };
    case 'year':
      return { date: year(core, frame), precision: 'year' };
    case 'duration':
      return { date: duration(core, frame), precision: core.anchor.at === 'event' ? 'event' : 'day' };
    case 'lunar':
      return { date: lunar(core, frame), precision: 'day' };
    case 'holiday':
      return { date: holiday(core, frame), precision: 'day' };
    default:
      return { date: null, precision: core.type };
  }
}

/** "day/month without year: next occurrence; if more than nine months away, ask" (domain.md §3.4). */
export function isFarInference(core: Core, date: string, meetingDate: string): boolean {
  return core.type === 'day' && core.month !== null && core.year === null && daysBetween(meetingDate, date) > 274;
}
