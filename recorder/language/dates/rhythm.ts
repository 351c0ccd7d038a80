import { addDays, addMonths, partsOf, weekdayOf } from '../calendar/days.ts';
import type { WorkCalendar } from '../types.ts';
import type { Core, Recurrence } from './expression.ts';
import { resolveCore } from './resolve.ts';

interface ResolveFrame {
  readonly meetingDate: string;
  readonly calendar: WorkCalendar;
}

const WEEKDAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

export interface Rhythm {
  readonly rule: string;
  readonly first: string | null;
}

function withInterval(recurrence: Recurrence): string {
  return recurrence.interval > 1
    ? `FREQ=${recurrence.frequency};INTERVAL=${recurrence.interval}`
    : `FREQ=${recurrence.frequency}`;
}

/** First such day of the month after the meeting; for a quarterly duty in the quarter's last month. */
function firstMonthly(day: number, interval: number, meetingDate: string): string {
  let month = `${meetingDate.slice(0, 8)}01`;
  const fits = (start: string): boolean => interval !== 3 || partsOf(start).month % 3 === 0;
  for (let tries = 0; tries < 13; tries += 1, month = addMonths(month, 1)) {
    const date = day < 0 ? addDays(addMonths(month, 1), -1) : addDays(month, day - 1);
    if (fits(month) && date > meetingDate && date.slice(0, 7) === month.slice(0, 7)) {
      return date;
    }
  }
  return meetingDate;
}

function nextWeekday(weekday: number, meetingDate: string): string {
  return addDays(meetingDate, (weekday - weekdayOf(meetingDate) + 7) % 7 || 7);
}

/** The rule of a recurring duty and its first day after the meeting, when days were said ("ngày 15 và ngày 30"). */
export function rhythm(recurrence: Recurrence, cores: readonly (Core | null)[], frame: ResolveFrame): Rhythm {
  const [head, ...rest] = cores.map((core) => ofDay(recurrence, core, frame));
  if (!head) {
    return { rule: withInterval(recurrence), first: null };
  }
  const rule = [head.rule, ...rest.map((one) => one.rule.split('=').at(-1) ?? '')].join(',');
  const firsts = [head, ...rest].map(({ first }) => first).filter((first) => first !== null);
  return { rule, first: firsts.sort()[0] ?? null };
}

function ofDay(recurrence: Recurrence, core: Core | null, frame: ResolveFrame): Rhythm {
  const rule = withInterval(recurrence);
  if (core?.type === 'weekday') {
    return {
      rule: `${rule};BYDAY=${WEEKDAY_CODES[core.weekday - 1] ?? 'MO'}`,
      first: nextWeekday(core.weekday, frame.meetingDate),
    };
  }
  if (core?.type === 'day' && core.month === null && recurrence.frequency === 'MONTHLY') {
    return {
      rule: `${rule};BYMONTHDAY=${core.day}`,
      first: firstMonthly(core.day, recurrence.interval, frame.meetingDate),
    };
  }
  if (core?.type === 'month' && recurrence.frequency === 'MONTHLY') {
    return { rule: `${rule};BYMONTHDAY=-1`, first: firstMonthly(-1, recurrence.interval, frame.meetingDate) };
  }
  if (core?.type === 'day' && core.month !== null && recurrence.frequency === 'YEARLY') {
    const first = resolveCore(core, { ...frame, boundary: null }).date;
    return { rule: `${rule};BYMONTH=${core.month};BYMONTHDAY=${core.day}`, first };
  }
  return { rule, first: null };
}
