import { type Token, wordAt } from '../text/tokens.ts';
import { barePeriodAt, type Prefix, readPrefix } from './boundary.ts';
import { readClock, skipDayPart } from './clock.ts';
import { DAY_READERS } from './days.ts';
import { duration, endsInTail, standsApart } from './durations.ts';
import { readEvent } from './events.ts';
import { type Core, longestOf, type Read, type TimeExpression } from './expression.ts';
import { OCCASION_READERS, partOfPeriod } from './occasions.ts';
import { LAST_DAY, PERIOD_READERS } from './periods.ts';
import { readEachLastDay, readRecurrence, readRhythmOf } from './recurrence.ts';

const readPeriod = longestOf(PERIOD_READERS);
const readCore = longestOf([
  ...DAY_READERS,
  ...PERIOD_READERS,
  duration,
  ...OCCASION_READERS,
  partOfPeriod(readPeriod),
]);

export interface Moment {
  readonly core: Core | null;
  readonly time: string | null;
  readonly next: number;
}

const CURRENT: Readonly<Record<string, Core>> = {
  tuần: { type: 'week', week: 0 },
  tháng: { type: 'month', month: null, year: null, shift: 0, day: null },
  quý: { type: 'quarter', quarter: null, year: null, shift: 0 },
  năm: { type: 'year', year: null, shift: 0 },
  ngày: { type: 'offset', days: 0 },
};

const SPANS = new Set(['vòng', 'trong', 'hạn', 'quá', 'đa', 'nội', 'khoảng']);

/** "trong 24 giờ" counts hours; "báo cáo 16 giờ hằng ngày" names one. */
function hoursRatherThanClock(tokens: readonly Token[], at: number, clock: Read<string> | null): Read<Core> | null {
  const read = readCore(tokens, at);
  const isHours = read?.value.type === 'duration' && read.value.unit === 'hour';
  return isHours && clock !== null && !SPANS.has(wordAt(tokens, at - 1)) && !endsInTail(tokens, read.next)
    ? null
    : read;
}

/** [clock] [part of day] core [clock] — any of them may be missing, not all. */
export function readMoment(tokens: readonly Token[], at: number): Moment | null {
  const clock = readClock(tokens, at);
  const whole = hoursRatherThanClock(tokens, at, clock);
  const afterClock = clock?.next ?? at;
  const afterPart = skipDayPart(tokens, afterClock);
  const core = readCore(tokens, afterPart) ?? (afterPart > afterClock ? null : readCore(tokens, afterClock));
  if (whole && (!core || whole.next >= core.next)) {
    return withLateClock(tokens, whole.value, whole.next, null);
  }
  if (core) {
    return withLateClock(tokens, core.value, core.next, clock?.value ?? null);
  }
  return clock ? { core: null, time: clock.value, next: clock.next } : null;
}

function withLateClock(tokens: readonly Token[], core: Core, next: number, time: string | null): Moment {
  const start = ['lúc', 'vào'].includes(wordAt(tokens, next)) ? next + 1 : next;
  const late = time === null && start > next ? readClock(tokens, start) : null;
  return late ? { core, time: late.value, next: late.next } : { core, time, next };
}

/** A bare moment (no word before it) is a deadline only when it names a day, or a coming period. */
function standsAlone(tokens: readonly Token[], start: number, moment: Moment): boolean {
  const core = moment.core;
  switch (core?.type) {
    case 'day':
    case 'offset':
    case 'weekday':
    case 'fuzzy':
      return wordAt(tokens, moment.next) !== 'trước';
    case 'week':
      return true;
    case 'month':
      return core.shift > 0 || core.day !== null;
    case 'lunar':
      return !core.named;
    case 'duration':
      return (endsInTail(tokens, moment.next) || standsApart(tokens, start, moment.next)) && core.unit !== 'hour';
    default:
      return core === undefined || core === null ? moment.time !== null : false;
  }
}

function fitsPrefix(prefix: Prefix, core: Core | null): boolean {
  if (core?.type === 'duration') {
    return prefix.boundary !== 'before';
  }
  if (prefix.counts) {
    return false;
  }
  const isOccasion = core?.type === 'lunar' || core?.type === 'holiday';
  return !(isOccasion && prefix.boundary === 'within' && core.type === 'holiday');
}

const PERIODS: ReadonlySet<Core['type']> = new Set(['week', 'month', 'months', 'quarter', 'year']);

/** "trong tháng 3, tháng 4": the last of the months named. */
function lastOfMonths(tokens: readonly Token[], moment: Moment): Moment {
  const joint = [',', 'và', '-', '–'].includes(wordAt(tokens, moment.next));
  const more = moment.core?.type === 'month' && joint ? readPeriod(tokens, moment.next + 1) : null;
  return more?.value.type === 'month' && more.value.month !== null
    ? lastOfMonths(tokens, { ...moment, core: more.value, next: more.next })
    : moment;
}

/** "Chiến lược phát triển đến năm 2035": how far a paper looks; a deadline says "đến hết năm". */
function isHorizon(tokens: readonly Token[], at: number, next: number, core: Core | null): boolean {
  return wordAt(tokens, at) === 'đến' && next === at + 1 && core?.type === 'year' && core.year !== null;
}

function withPrefix(tokens: readonly Token[], at: number): TimeExpression | null {
  const prefix = readPrefix(tokens, at);
  if (!prefix) {
    return null;
  }
  const moment = readMoment(tokens, prefix.next) ?? currentPeriod(tokens, prefix);
  if (!moment || !fitsPrefix(prefix.value, moment.core) || isHorizon(tokens, at, prefix.next, moment.core)) {
    return null;
  }
  const { boundary, period, names } = prefix.value;
  const spans = names === true && PERIODS.has(moment.core?.type ?? 'event');
  return expression(tokens, at, lastOfMonths(tokens, moment), spans ? 'within' : boundary, period);
}

function currentPeriod(tokens: readonly Token[], prefix: Read<Prefix>): Moment | null {
  const name = prefix.value.allowsBarePeriod ? barePeriodAt(tokens, prefix.next) : null;
  const core = name === null ? undefined : CURRENT[name];
  return core ? { core, time: null, next: prefix.next + 1 } : null;
}

function expression(
  tokens: readonly Token[],
  start: number,
  moment: Moment,
  boundary: TimeExpression['boundary'],
  period: boolean,
): TimeExpression {
  const tail = readRhythmOf(tokens, moment.core, moment.next);
  return {
    start,
    end: tail?.next ?? moment.next,
    boundary,
    period,
    core: moment.core,
    time: moment.time,
    recurrence: tail?.value ?? null,
  };
}

const RANGE_STARTS = new Set(['từ', 'kể']);

/** "từ ngày 08 đến ngày 10/12": the period's end. "từ ngày 01/11" alone: no deadline, only skipped. */
function readRange(tokens: readonly Token[], at: number): TimeExpression | number | null {
  if (!RANGE_STARTS.has(wordAt(tokens, at))) {
    return null;
  }
  const from = readMoment(tokens, wordAt(tokens, at + 1) === 'từ' ? at + 2 : at + 1);
  if (!from || from.core?.type === 'fuzzy') {
    return null;
  }
  const joins = ['đến', 'tới', '-', '–'].includes(wordAt(tokens, from.next));
  const to = joins ? withPrefix(tokens, from.next) : null;
  if (to) {
    return { ...to, start: at, boundary: 'within', period: true };
  }
  const moved = withPrefix(tokens, from.next);
  return moved ? { ...moved, start: at } : from.next;
}

const BEFORE_LATER = new Set(['tuần', 'tháng', 'năm', 'quý', 'hôm']);

/** "sau rằm tháng 9": from when on, no limit; "tuần sau" is a name. */
function startsLater(tokens: readonly Token[], at: number): boolean {
  return wordAt(tokens, at - 1) === 'sau' && !BEFORE_LATER.has(wordAt(tokens, at - 2));
}

/** An expression, or how far to skip one that says no deadline ("số liệu nửa đầu năm"). */
function alone(tokens: readonly Token[], at: number): TimeExpression | number | null {
  const past = wordAt(tokens, at - 1) === 'hôm' || startsLater(tokens, at);
  const moment = past ? null : readMoment(tokens, at);
  if (!moment) {
    return null;
  }
  return standsAlone(tokens, at, moment) ? expression(tokens, at, moment, null, false) : moment.next;
}

const EACH_MONTH_END: Core = { type: 'month', month: null, year: null, shift: 0, day: LAST_DAY };

/** "trước ngày cuối cùng của mỗi quý" */
function eachLastDay(tokens: readonly Token[], at: number): TimeExpression | null {
  const prefix = readPrefix(tokens, at);
  const read = readEachLastDay(tokens, prefix?.next ?? at);
  return read
    ? {
        start: at,
        end: read.next,
        boundary: prefix?.value.boundary ?? 'by',
        period: false,
        core: EACH_MONTH_END,
        time: null,
        recurrence: read.value,
      }
    : null;
}

function recurrenceAt(tokens: readonly Token[], at: number): TimeExpression | null {
  const read = readRecurrence(tokens, at);
  if (!read) {
    return null;
  }
  return { start: at, end: read.next, boundary: null, period: false, core: null, time: null, recurrence: read.value };
}

function longer(a: TimeExpression | null, b: TimeExpression | null): TimeExpression | null {
  if (!a || !b) {
    return a ?? b;
  }
  return b.end > a.end ? b : a;
}

function readAt(tokens: readonly Token[], at: number): TimeExpression | number | null {
  return (
    readRange(tokens, at) ??
    eachLastDay(tokens, at) ??
    longer(withPrefix(tokens, at), readEvent(tokens, at)) ??
    recurrenceAt(tokens, at) ??
    alone(tokens, at)
  );
}

/** All time expressions of a text, left to right, not overlapping. Document numbers are never dates. */
export function scanTimes(tokens: readonly Token[]): TimeExpression[] {
  const found: TimeExpression[] = [];
  for (let at = 0; at < tokens.length; ) {
    const read = readAt(tokens, at);
    if (read !== null && typeof read !== 'number') {
      found.push(read);
      at = read.end;
    } else {
      at = read ?? at + 1;
    }
  }
  return found;
}
