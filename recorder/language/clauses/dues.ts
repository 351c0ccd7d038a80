import { type DueFrame, type DueReading, datesIn, readDue } from '../dates/due.ts';
import type { TimeExpression } from '../dates/expression.ts';
import { readSince } from '../dates/since.ts';
import { inside } from '../text/places.ts';
import { wordAt } from '../text/tokens.ts';
import type { Reading } from './reading.ts';
import type { Range } from './sentences.ts';

export function frameOf(reading: Reading): DueFrame {
  return {
    source: reading.source,
    tokens: reading.tokens,
    meetingDate: reading.meetingDate,
    calendar: reading.calendar,
  };
}

/** After these a date belongs to a paper or a meeting, not to the duty ("Công văn số … ngày 12/11"). */
const PAPER_WORDS = new Set(['vụ', 'họp', 'phiên', 'văn', 'luận', 'ký', 'ban', 'tính', 'liệu', 'lực', 'sinh']);

function isOfPaper(reading: Reading, time: TimeExpression): boolean {
  const previous = reading.tokens[time.start - 1];
  const bare = time.boundary === null && time.recurrence === null;
  // "mùng 5 họ sang": when others come, not by when the work is done.
  const others = wordAt(reading.tokens, time.end) === 'họ';
  return bare && (others || previous?.kind === 'docNumber' || PAPER_WORDS.has(wordAt(reading.tokens, time.start - 1)));
}

export function timesIn(reading: Reading, range: Range): TimeExpression[] {
  return inside(reading.times, range).filter((time) => !isOfPaper(reading, time));
}

/** The deadline said in a range of tokens. */
export function readDueIn(reading: Reading, range: Range): DueReading | null {
  const times = timesIn(reading, range);
  const recurs = times.some(({ recurrence }) => recurrence !== null);
  const since = recurs ? readSince(reading.tokens, range.start, range.end) : null;
  return readDue(times, frameOf(reading), since);
}

export function datesSaid(reading: Reading, range: Range): string[] {
  return datesIn(timesIn(reading, range), frameOf(reading));
}
