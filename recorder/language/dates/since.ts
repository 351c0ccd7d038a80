import { addDays } from '../calendar/days.ts';
import { anyPhraseAt, type Token, wordAt } from '../text/tokens.ts';
import type { WorkCalendar } from '../types.ts';
import type { Core, TimeExpression } from './expression.ts';
import { resolveCore } from './resolve.ts';
import { readMoment } from './scan.ts';

const BEGINS = [
  'bắt đầu từ',
  'bắt đầu kể từ',
  'bắt đầu vào',
  'bắt đầu',
  'áp dụng từ',
  'thực hiện từ',
  'tính từ',
  'kể từ',
  'từ',
];
const DATED: ReadonlySet<Core['type']> = new Set(['day', 'offset', 'weekday', 'week', 'month', 'quarter', 'year']);

/** The words that say from when on something is done, and what they name. */
export interface Since {
  readonly words: TimeExpression;
  readonly core: Core;
}

function sinceAt(tokens: readonly Token[], at: number): Since | null {
  const head = at === 0 || tokens[at - 1]?.kind === 'punct';
  const next = anyPhraseAt(tokens, at, BEGINS);
  // A plain "từ" inside a clause tells where something comes from ("số liệu từ tháng 3").
  const begins = next !== null && (next - at > 1 || head);
  const moment = begins ? readMoment(tokens, next) : null;
  const ends = moment !== null && !['đến', 'tới', '-', '–'].includes(wordAt(tokens, moment.next));
  return ends && moment.core && DATED.has(moment.core.type)
    ? { words: expressionOver(at, moment.next), core: moment.core }
    : null;
}

function expressionOver(start: number, end: number): TimeExpression {
  return { start, end, boundary: null, period: false, core: null, time: null, recurrence: null };
}

/** "bắt đầu từ ngày 24/12", "áp dụng từ tháng 4": the start of a duty said in a range of tokens. */
export function readSince(tokens: readonly Token[], start: number, end: number): Since | null {
  for (let at = start; at < end; at += 1) {
    const since = sinceAt(tokens, at);
    if (since && since.words.end <= end) {
      return since;
    }
  }
  return null;
}

/** First day on which what begins so may fall. */
export function firstDayOf(since: Since, meetingDate: string, calendar: WorkCalendar): string | null {
  const { date } = resolveCore(since.core, { meetingDate, calendar, boundary: 'before' });
  return date !== null && date > meetingDate ? date : null;
}

/** The day before: a rhythm's first day is the next one after it. */
export function eveOf(since: Since | null, meetingDate: string, calendar: WorkCalendar): string {
  const first = since ? firstDayOf(since, meetingDate, calendar) : null;
  return first === null ? meetingDate : addDays(first, -1);
}
