import { readYear } from '../dates/periods.ts';
import {
  DOCUMENT,
  EXTERNAL_PLAN,
  HYPOTHESIS,
  NEGATED,
  ONLY_THOUGHT,
  OPINION,
  OUTCOME,
  PAST_MARK,
  PAST_TIME,
  PRAISE,
  QUESTION_END,
  QUESTION_INSIDE,
  QUESTION_START,
  RECALLED,
  RESET,
  STATES,
} from '../lexicon/cues.ts';
import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';
import { wordAt } from '../text/tokens.ts';
import { datesSaid } from './dues.ts';
import { find, has } from './find.ts';
import { isExample, isOfOthers, isStanding } from './others.ts';
import type { Reading } from './reading.ts';
import type { Segment } from './segments.ts';
import type { Range } from './sentences.ts';
import {
  isEarlierAct,
  isFromPaper,
  isHearsay,
  isImagined,
  isPlanned,
  isReaffirmed,
  isRecital,
  isRejected,
  isTrait,
} from './weighed.ts';

/** Why a segment makes no record. */
export type Reason =
  | 'hypothetical'
  | 'question'
  | 'opinion'
  | 'rejected_proposal'
  | 'past'
  | 'negated'
  | 'document_quote'
  | 'external_plan'
  | 'reaffirmation';

function anchorPlace(segment: Segment): number {
  return segment.anchor?.at ?? segment.end;
}

/** "tôi thấy nên giao …", "cho rằng nên …": "ought to", no conclusion. */
const THINKS = new Set(['rằng', 'thấy', 'nghĩ', 'là', 'có', 'không', 'cũng', 'chỉ']);

function weighsNext(reading: Reading, at: number): boolean {
  return wordAt(reading.tokens, at) === 'nên' && THINKS.has(wordAt(reading.tokens, at - 1));
}

/** Words of the sentence before the anchor, after the last "nên", "lần này" … that begins anew. */
function before(reading: Reading, segment: Segment): Range {
  const end = anchorPlace(segment);
  for (let at = end - 1; at > segment.sentence.start; at -= 1) {
    const hit = RESET.at(reading.tokens, at);
    if (hit && hit.end <= end && !weighsNext(reading, at)) {
      return { start: hit.end, end };
    }
  }
  return { start: segment.sentence.start, end };
}

const INDIRECT = new Set(['xem', 'rõ', 'biết', 'là']);

/** "liên hệ lại xem bao giờ máy vào": what is to be found out, no question to the room. */
function asks(reading: Reading, range: Range): boolean {
  const at = find(reading, QUESTION_INSIDE, range);
  const before = [1, 2, 3].map((back) => wordAt(reading.tokens, at - back));
  return at >= 0 && !(reading.role === 'chair' && before.some((word) => INDIRECT.has(word)) && before.includes('xem'));
}

function isQuestion(reading: Reading, segment: Segment): boolean {
  const { start, end } = segment.sentence;
  if (segment.mark === '?') {
    return true;
  }
  let last = end - 1;
  while (
    last > start &&
    ['ạ', 'các', 'đồng', 'chí', 'anh', 'chị', 'nhỉ', 'vậy', 'thế', ','].includes(wordAt(reading.tokens, last))
  ) {
    last -= 1;
  }
  const tail = QUESTION_END.has(wordAt(reading.tokens, last)) && last > start + 1;
  return (
    tail || has(reading, QUESTION_START, { start, end: Math.min(start + 4, end) }) || asks(reading, { start, end })
  );
}

/** "định kỳ trước ngày 20" holds the letters of "kỳ trước", but "trước" begins a deadline. */
function saysPastTime(reading: Reading, range: Range): boolean {
  const at = find(reading, PAST_TIME, range);
  const end = at < 0 ? at : (PAST_TIME.at(reading.tokens, at)?.end ?? at);
  // "các đề tài của năm ngoái": which ones, not when.
  const whose = wordAt(reading.tokens, at - 1) === 'của';
  return (
    at >= 0 && !whose && !reading.times.some((time) => time.boundary !== null && time.start > at && time.start < end)
  );
}

/** "Năm 2025, UBND tỉnh giao …": what is told happened before this meeting. */
function opensInPast(reading: Reading, { start }: Range): boolean {
  const first = ['trong', 'từ', 'vào', 'đến', 'hồi'].includes(wordAt(reading.tokens, start)) ? start + 1 : start;
  const year = readYear(reading.tokens, first);
  return year !== null && year.value < Number(reading.meetingDate.slice(0, 4));
}

const RECALL_REACH = 5;

function isPast(reading: Reading, segment: Segment): boolean {
  const ahead = { start: segment.start, end: anchorPlace(segment) };
  const fresh = before(reading, segment);
  const range = { start: Math.max(ahead.start, fresh.start), end: ahead.end };
  const near = { start: Math.max(range.start, range.end - 2), end: range.end };
  return (
    saysPastTime(reading, range) ||
    opensInPast(reading, segment.sentence) ||
    (segment.anchor !== null && limitsAreOver(reading, segment)) ||
    cameToNothing(reading, segment) ||
    (segment.anchor === null &&
      has(reading, RECALLED, { start: range.start, end: Math.min(range.end, range.start + RECALL_REACH) })) ||
    (near.end > near.start && has(reading, PAST_MARK, near))
  );
}

/** "Trong 9 tháng đầu năm, Công an xử lý 112 vụ": every limit said lies before this meeting. */
function limitsAreOver(reading: Reading, segment: Segment): boolean {
  const said = datesSaid(reading, { start: segment.sentence.start, end: segment.end });
  return said.length > 0 && said.every((date) => date < reading.meetingDate);
}

/** "giao Sở A làm rồi, cuối cùng cũng không đâu vào đâu": an order told with its outcome, not given now. */
function cameToNothing(reading: Reading, segment: Segment): boolean {
  const { anchor } = segment;
  const told = anchor?.type === 'assign' || (anchor?.type === 'subject' && !anchor.predicate.urged);
  return told && !saysLimit(reading, segment) && has(reading, OUTCOME, { start: anchor.body, end: segment.end });
}

function saysLimit(reading: Reading, segment: Segment): boolean {
  const from = anchorPlace(segment);
  return reading.times.some((time) => time.start > from && time.end <= segment.end && time.boundary !== null);
}

/** "Sở A làm việc này tốt, tôi biểu dương": with no date, what was praised is no order. */
function isPraised(reading: Reading, segment: Segment): boolean {
  const { anchor } = segment;
  return (
    anchor?.type === 'subject' &&
    anchor.predicate.mood === 'order' &&
    !anchor.predicate.urged &&
    has(reading, PRAISE, { start: anchor.body, end: segment.end }) &&
    !saysLimit(reading, segment)
  );
}

function isDocumentQuote(reading: Reading, segment: Segment): boolean {
  const range = before(reading, segment);
  const document = find(reading, DOCUMENT, range);
  if (document < 0) {
    return false;
  }
  const stated = has(reading, STATES, { start: document, end: range.end });
  const inside = ['trong', 'tại'].includes(wordAt(reading.tokens, range.start)) && document <= range.start + 2;
  return stated || (inside && segment.anchor?.type === 'subject');
}

/** A negation does not reach over a comma: "số liệu chưa thống nhất, yêu cầu …". */
function afterMark(reading: Reading, at: number): number {
  let start = at;
  while (start > 0 && reading.tokens[start - 1]?.kind !== 'punct') {
    start -= 1;
  }
  return start;
}

function isNegated(reading: Reading, segment: Segment): boolean {
  const at = anchorPlace(segment);
  const range = { start: Math.max(segment.start, at - 4, afterMark(reading, at)), end: at };
  if (
    segment.anchor?.type === 'assign' &&
    has(reading, ONLY_THOUGHT, { start: Math.max(segment.sentence.start, at - 2), end: at })
  ) {
    return true;
  }
  const found = segment.anchor?.type === 'decide' ? -1 : find(reading, NEGATED, range);
  // "còn hai ý kiến không đồng ý giao Sở A …": the disagreement is over before the order begins.
  return found >= 0 && !['kiến', 'viên', 'phiếu'].includes(wordAt(reading.tokens, found - 1));
}

function isExternalPlan(reading: Reading, segment: Segment): boolean {
  return segment.anchor?.type === 'subject' && has(reading, EXTERNAL_PLAN, before(reading, segment));
}

/** "nếu không có ý kiến khác thì tôi kết luận …": a form of speech, no condition. */
const POLITE_IF = phraseSet(
  commaList(
    'không có ý kiến, không còn ý kiến, không ai có ý kiến, không có gì thêm, không ai phản đối, không có ý kiến khác, không còn gì, đều nhất trí, đều thống nhất, các đồng chí nhất trí, các đồng chí đồng ý, mọi người nhất trí, mọi người đồng ý, mọi người thống nhất, anh em nhất trí, anh em đồng ý, cả nhà đồng ý, không ai có ý kiến khác, không ai có ý kiến gì, không có gì vướng, các đồng chí thống nhất',
  ),
);

function isHypothetical(reading: Reading, segment: Segment): boolean {
  const range = { ...before(reading, segment), end: anchorPlace(segment) };
  return has(reading, HYPOTHESIS, range) && !has(reading, POLITE_IF, range);
}

const CHECKS: readonly (readonly [Reason, (reading: Reading, segment: Segment) => boolean])[] = [
  ['question', isQuestion],
  ['document_quote', isRecital],
  ['past', isFromPaper],
  ['past', isEarlierAct],
  ['opinion', isPlanned],
  ['opinion', isHearsay],
  ['opinion', isOfOthers],
  ['external_plan', isExample],
  ['past', isStanding],
  ['opinion', isTrait],
  ['hypothetical', isImagined],
  ['hypothetical', isHypothetical],
  ['rejected_proposal', isRejected],
  ['opinion', (reading, segment) => has(reading, OPINION, before(reading, segment))],
  ['document_quote', isDocumentQuote],
  ['external_plan', isExternalPlan],
  ['negated', isNegated],
  ['past', isPast],
  ['past', isPraised],
  ['reaffirmation', isReaffirmed],
];

/** The first sign that this segment makes no record, null when there is none (domain.md §3.3). */
export function reasonAgainst(reading: Reading, segment: Segment): Reason | null {
  return CHECKS.find(([, check]) => check(reading, segment))?.[0] ?? null;
}
