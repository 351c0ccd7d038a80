import type { TimeExpression } from '../dates/expression.ts';
import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { wordAt } from '../text/tokens.ts';
import type { Draft } from './draft.ts';
import { datesSaid, readDueIn, timesIn } from './dues.ts';
import type { Reading } from './reading.ts';
import type { Segment } from './segments.ts';
import type { Range } from './sentences.ts';

/** "Trước ngày 30/11, Sở A làm X, Sở B làm Y": a date at the sentence's head is every order's. */
export function withLeadingTime(reading: Reading, draft: Draft, segment: Segment): Draft {
  const first = segment.sentence.start;
  const head =
    segment.start > first &&
    timesIn(reading, { start: first, end: segment.start }).some((time) => time.start === first);
  const own = draft.kind === 'decision' || readDueIn(reading, draft.range) !== null;
  return head && !own ? { ...draft, extraRange: { start: first, end: headEnd(reading, segment) } } : draft;
}

function headEnd(reading: Reading, segment: Segment): number {
  const subject = reading.units.find((unit) => unit.start >= segment.sentence.start);
  return Math.min(subject?.start ?? segment.start, segment.start);
}

interface Halves {
  readonly first: Draft;
  readonly rest: Draft;
}

/** "hoàn thành trước ngày 10/01, hằng tuần báo cáo …": a duty that comes round, begun with its rhythm. */
function beginsRhythm(reading: Reading, draft: Draft, at: number): boolean {
  const rhythm = timesIn(reading, draft.range).find((time) => time.start === at && time.recurrence !== null);
  return rhythm !== undefined && ACTION_VERBS.at(reading.tokens, rhythm.end) !== null;
}

/** Whether two orders, cut here, are due on different days. */
function differInDates(reading: Reading, head: Range, tail: Range): boolean {
  const before = datesSaid(reading, head).at(-1);
  const after = datesSaid(reading, tail).at(-1);
  return before !== undefined && after !== undefined && before !== after;
}

/** The draft cut after one of its limits, when another order with another date follows. */
function halvesAt(reading: Reading, draft: Draft, time: TimeExpression): Halves | null {
  const joined = [',', 'và'].includes(wordAt(reading.tokens, time.end));
  const next = joined ? time.end + 1 : time.end;
  const head = { start: draft.range.start, end: time.end };
  const tail = { start: time.end, end: draft.range.end };
  const another = joined && ACTION_VERBS.at(reading.tokens, next) !== null && differInDates(reading, head, tail);
  if (!draft.action.some((at) => at < time.start) || !(another || beginsRhythm(reading, draft, next))) {
    return null;
  }
  return {
    first: { ...draft, action: draft.action.filter((at) => at < time.end), range: head },
    rest: { ...draft, action: draft.action.filter((at) => at >= time.end), range: tail, topic: [] },
  };
}

/** "rà soát trước 5/12, trình trước 10/12": two dates of one lead are two tasks. */
export function splitByDates(reading: Reading, draft: Draft): Draft[] {
  if (draft.kind !== 'task' || draft.op !== 'create') {
    return [draft];
  }
  const limits = timesIn(reading, draft.range).filter(
    (time) => time.boundary !== null && !time.period && time.recurrence === null,
  );
  const halves = limits.map((time) => halvesAt(reading, draft, time)).find((one) => one !== null);
  return halves ? [halves.first, ...splitByDates(reading, halves.rest)] : [draft];
}
