import { addDays } from '../calendar/days.ts';
import { isPublished, isWorkingDay } from '../calendar/working.ts';
import type { Token } from '../text/tokens.ts';
import type { Due, DueBoundary, Flag, WorkCalendar } from '../types.ts';
import type { Core, TimeExpression } from './expression.ts';
import { type Parts, recurringParts } from './recurringParts.ts';
import { isFarInference, type Resolved, resolveCore } from './resolve.ts';
import { rhythm } from './rhythm.ts';
import { eveOf, firstDayOf, type Since } from './since.ts';

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

/** A slice longer than its words could be holds words that were taken back. */
const LONGEST_WORD = 12;

const DAY_LIKE: ReadonlySet<Core['type']> = new Set(['day', 'offset', 'weekday', 'holiday']);

/** "trong ngày 27/11" is by that day; a count of days is always within; a nameless moment is by it. */
function boundaryOf(time: TimeExpression): DueBoundary | null {
  const type = time.core?.type;
  switch (type) {
    case undefined:
      return time.boundary ?? 'by';
    case 'duration':
      return 'within';
    case 'week':
      return time.boundary === 'before' ? 'before' : 'within';
    case 'event':
      return time.boundary;
    case 'fuzzy':
      return null;
    default:
      return isDay(time) ? dayBoundary(time) : (time.boundary ?? 'within');
  }
}

/** One day rather than a period; "tháng Giêng" is a lunar period. */
function isDay({ core }: TimeExpression): boolean {
  return core?.type === 'lunar' ? core.day !== null : core !== null && DAY_LIKE.has(core.type);
}

function dayBoundary(time: TimeExpression): DueBoundary {
  return time.boundary === 'within' && !time.period ? 'by' : (time.boundary ?? 'by');
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
  const said = first && last ? frame.source.slice(first.start, last.end) : '';
  const read = frame.tokens.slice(start, end);
  const whole = read.every((token, index) => index === 0 || token.start >= (read[index - 1]?.end ?? 0));
  return whole && said.length <= LONGEST_WORD * read.length ? said : read.map((token) => token.text).join(' ');
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

/** The first day of the rhythm; where it names no day, the day it is said to begin on. */
function firstDay(parts: Parts, first: string | null, since: Since | null, frame: DueFrame): string | null {
  const daily = parts.marker.recurrence?.frequency === 'DAILY' && parts.anchor?.time;
  const begins = since && isDayOf(since.core) ? firstDayOf(since, frame.meetingDate, frame.calendar) : null;
  return first ?? begins ?? (daily ? addDays(frame.meetingDate, 1) : null);
}

function isDayOf(core: Core): boolean {
  return DAY_LIKE.has(core.type);
}

/** The words a rhythm was read from; they leave the action. */
function usedBy({ marker, anchor, also, hour, until }: Parts, since: Since | null): TimeExpression[] {
  return [marker, anchor, ...also, hour, until, since?.words ?? null].filter((time) => time !== null);
}

function recurring(times: readonly TimeExpression[], since: Since | null, frame: DueFrame): DueReading | null {
  const parts = recurringParts(times);
  const said = parts?.marker.recurrence;
  if (!parts || !said) {
    return null;
  }
  const { anchor, also, until } = parts;
  const days = [...also, ...(anchor ? [anchor] : [])].map(({ core }) => core);
  const eve = eveOf(since, frame.meetingDate, frame.calendar);
  const { rule, first } = rhythm(said, days, { ...frame, meetingDate: eve });
  const used = usedBy(parts, since);
  const start = Math.min(...used.map((time) => time.start));
  const stop = Math.max(...used.map((time) => time.end));
  const date = firstDay(parts, first, since, frame);
  const boundary = anchor ? boundaryOf(anchor) : begun(since, date);
  const due: Due = {
    date,
    time: anchor?.time ?? null,
    text: textOf(frame, start, stop),
    boundary,
    precision: anchor?.time ? 'minute' : 'day',
    recurrence: rule,
    recurrenceUntil: (until ? candidateOf(until, frame)?.resolved.date : null) ?? null,
    safeDate: safeDate(date, boundary),
    span: spanOf(frame, start, stop),
  };
  return { due, flags: [], used };
}

/** The day on which a duty begins is due by its end. */
function begun(since: Since | null, date: string | null): DueBoundary | null {
  return since !== null && date !== null ? 'by' : null;
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
export function readDue(
  said: readonly TimeExpression[],
  frame: DueFrame,
  since: Since | null = null,
): DueReading | null {
  const times = said.map((time, index) => named(time, said.slice(0, index)));
  const rhythmic = recurring(times, since, frame);
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
