import { addDays, addMonths, partsOf, weekdayOf } from '../calendar/days.ts';
import { isPublished, isWorkingDay } from '../calendar/working.ts';
import type { Token } from '../text/tokens.ts';
import type { Due, DueBoundary, Flag, WorkCalendar } from '../types.ts';
import type { Core, Recurrence, TimeExpression } from './expression.ts';
import { isFarInference, type Resolved, resolveCore } from './resolve.ts';

export interface DueFrame {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly meetingDate: string;
  readonly calendar: WorkCalendar;
}

export interface DueReading {
  readonly due: Due;
  readonly flags: readonly Flag[];
  /** Expressions whose words leave the action text. */
  readonly used: readonly TimeExpression[];
}

interface Candidate {
  readonly time: TimeExpression;
  readonly resolved: Resolved;
  readonly boundary: DueBoundary | null;
}

const DAY_LIKE: ReadonlySet<Core['type']> = new Set(['day', 'offset', 'weekday', 'lunar', 'holiday']);

/** "trong ngày 27/11" is by that day; a count of days is always within; a nameless moment is by it. */
function boundaryOf(time: TimeExpression): DueBoundary | null {
  const type = time.core?.type;
  if (type === undefined) {
    return time.boundary ?? 'by';
  }
  if (DAY_LIKE.has(type)) {
    return time.boundary === 'within' && !time.period ? 'by' : (time.boundary ?? 'by');
  }
  if (type === 'duration') {
    return 'within';
  }
  if (type === 'week') {
    return time.boundary === 'before' ? 'before' : 'within';
  }
  const named = type === 'event' || type === 'fuzzy';
  return time.boundary ?? (named ? null : 'within');
}

function candidateOf(time: TimeExpression, frame: DueFrame): Candidate | null {
  const boundary = boundaryOf(time);
  const core: Core | null = time.core ?? (time.time === null ? null : { type: 'offset', days: 0 });
  if (!core) {
    return null;
  }
  const resolved = resolveCore(core, { meetingDate: frame.meetingDate, calendar: frame.calendar, boundary });
  return { time, resolved, boundary };
}

function rank({ time, resolved }: Candidate): number {
  const dated = resolved.date !== null ? 4 : 0;
  const strong = time.boundary !== null && resolved.precision !== 'event' ? 2 : 0;
  const anchored = resolved.precision === 'event' ? 1 : 0;
  return dated + strong + anchored;
}

function best(candidates: readonly Candidate[]): Candidate | null {
  let chosen: Candidate | null = null;
  for (const candidate of candidates) {
    if (chosen === null || rank(candidate) >= rank(chosen)) {
      chosen = candidate;
    }
  }
  return chosen;
}

function textOf(frame: DueFrame, start: number, end: number): string {
  const first = frame.tokens[start];
  const last = frame.tokens[end - 1];
  return first && last ? frame.source.slice(first.start, last.end) : '';
}

function spanOf(frame: DueFrame, start: number, end: number): Due['span'] {
  return { start: frame.tokens[start]?.start ?? 0, end: frame.tokens[end - 1]?.end ?? 0 };
}

function flagsOf(candidate: Candidate, frame: DueFrame): Flag[] {
  const { time, resolved, boundary } = candidate;
  const flags: Flag[] = [];
  if (resolved.precision === 'event') {
    flags.push('event_anchored');
  }
  if (resolved.precision === 'fuzzy') {
    flags.push('vague_due');
  }
  if (time.core?.type === 'lunar' || time.core?.type === 'holiday') {
    const named = time.core.type === 'holiday' || time.core.named;
    flags.push(named ? 'holiday_named' : 'lunar_date');
  }
  return resolved.date === null ? flags : [...flags, ...dateFlags(candidate, resolved.date, boundary, frame)];
}

function dateFlags(candidate: Candidate, date: string, boundary: DueBoundary | null, frame: DueFrame): Flag[] {
  const flags: Flag[] = [];
  const byDay = boundary === 'by' && candidate.resolved.precision === 'day';
  if (byDay && !isWorkingDay(date, frame.calendar)) {
    flags.push('due_on_nonworking_day');
  }
  if (!isPublished(date, frame.calendar)) {
    flags.push('due_in_unpublished_calendar');
  }
  if (candidate.time.core && isFarInference(candidate.time.core, date, frame.meetingDate)) {
    flags.push('year_inferred_far');
  }
  return flags;
}

const WEEKDAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

interface Rhythm {
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

function rhythm(recurrence: Recurrence, core: Core | null, frame: DueFrame): Rhythm {
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

/** What may fix the day of a recurring duty: a weekday, a day of the month, or an hour. */
function anchors(time: TimeExpression): boolean {
  const type = time.core?.type;
  return (
    (type === 'weekday' || type === 'day' || type === 'month' || (type === undefined && time.time !== null)) &&
    !time.period
  );
}

function recurring(times: readonly TimeExpression[], frame: DueFrame): DueReading | null {
  const marker = times.find((time) => time.recurrence !== null);
  if (!marker?.recurrence) {
    return null;
  }
  const anchor = anchors(marker) ? marker : (times.filter(anchors).at(-1) ?? null);
  const { rule, first } = rhythm(marker.recurrence, anchor?.core ?? null, frame);
  const daily = marker.recurrence.frequency === 'DAILY' && anchor?.time ? addDays(frame.meetingDate, 1) : null;
  const until = times.find((time) => time.period && time !== anchor);
  const end = until ? candidateOf(until, frame)?.resolved.date : null;
  const used = [marker, anchor, until].filter((time): time is TimeExpression => Boolean(time));
  const start = Math.min(...used.map((time) => time.start));
  const stop = Math.max(...used.map((time) => time.end));
  const date = first ?? daily;
  const boundary = anchor ? boundaryOf(anchor) : null;
  return {
    due: {
      date,
      time: anchor?.time ?? null,
      text: textOf(frame, start, stop),
      boundary,
      precision: anchor?.time ? 'minute' : 'day',
      recurrence: rule,
      recurrenceUntil: end ?? null,
      safeDate: safeDate(date, boundary),
      span: spanOf(frame, start, stop),
    },
    flags: [],
    used,
  };
}

function safeDate(date: string | null, boundary: DueBoundary | null): string | null {
  return date !== null && boundary === 'before' ? addDays(date, -1) : date;
}

function single(candidate: Candidate, frame: DueFrame): DueReading {
  const { time, resolved, boundary } = candidate;
  const precision = time.time !== null && resolved.precision === 'day' ? 'minute' : resolved.precision;
  return {
    due: {
      date: resolved.date,
      time: time.time,
      text: textOf(frame, time.start, time.end),
      boundary,
      precision,
      recurrence: null,
      recurrenceUntil: null,
      safeDate: time.time === null ? safeDate(resolved.date, boundary) : resolved.date,
      span: spanOf(frame, time.start, time.end),
    },
    flags: flagsOf(candidate, frame),
    used: [time],
  };
}

/** "trong quý I năm 2027, hết quý báo cáo": a nameless period after a named one is that one. */
function named(time: TimeExpression, earlier: readonly TimeExpression[]): TimeExpression {
  const core = time.core;
  const nameless =
    (core?.type === 'quarter' && core.quarter === null) ||
    (core?.type === 'month' && core.month === null && core.day === null);
  const same = nameless && core.shift === 0 ? earlier.filter((one) => one.core?.type === core.type).at(-1) : undefined;
  return same?.core ? { ...time, core: same.core } : time;
}

/** The deadline among the time expressions of one clause: dated before undated, said as a limit before mentioned, later before earlier. */
export function readDue(said: readonly TimeExpression[], frame: DueFrame): DueReading | null {
  const times = said.map((time, index) => named(time, said.slice(0, index)));
  const rhythmic = recurring(times, frame);
  if (rhythmic) {
    return rhythmic;
  }
  const candidates = times.map((time) => candidateOf(time, frame)).filter((one) => one !== null);
  const coming = candidates.filter(({ resolved }) => resolved.date === null || resolved.date >= frame.meetingDate);
  const chosen = best(coming);
  return chosen ? single(chosen, frame) : null;
}

/** Dated deadlines of a clause, for telling two orders of one lead apart. */
export function datesIn(times: readonly TimeExpression[], frame: DueFrame): string[] {
  return times
    .map((time) => (time.recurrence || time.boundary === null ? null : candidateOf(time, frame)?.resolved.date))
    .filter((date): date is string => typeof date === 'string');
}
