import { EVALUATION, UNCERTAIN } from '../lexicon/cues.ts';
import { anyPhraseAt, phraseAt, wordAt } from '../text/tokens.ts';
import { has } from './find.ts';
import { type Reading, unitAt } from './reading.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Sentence extends Range {
  /** One point of a numbered list: an order of its own, for whoever the list's head named. */
  readonly listed: boolean;
}

const MARKS = new Set([';', '?', '!', '\u2026']);
const ENUMERATORS = [
  'việc thứ nhất là',
  'việc thứ nhất',
  'một là',
  'thứ nhất là',
  'thứ nhất',
  'thứ hai là',
  'thứ ba là',
];
/** At a head, or once the first point was said: "từ đầu năm là …" counts nothing. */
const NUMBERED = ['hai là', 'ba là', 'bốn là', 'năm là', 'sáu là', 'bảy là', 'tám là'];
const LATER_ENUMERATORS = [
  ...NUMBERED,
  'việc thứ hai là',
  'việc thứ ba là',
  'việc thứ hai',
  'việc thứ ba',
  'việc thứ tư',
  'thứ hai',
  'thứ ba',
  'thứ tư',
  'thứ năm',
  'cuối cùng là',
];

/** "một là … hai là …", and "thứ hai" once "thứ nhất" was said (else it is Monday). */
function enumerator(reading: Reading, at: number, counted: boolean): number | null {
  const { tokens } = reading;
  const plain = anyPhraseAt(tokens, at, ENUMERATORS);
  const later = counted && plain === null ? anyPhraseAt(tokens, at, LATER_ENUMERATORS) : null;
  const head = at === 0 || tokens[at - 1]?.kind === 'punct';
  return plain ?? later ?? (head ? anyPhraseAt(tokens, at, NUMBERED) : null);
}

const ROMAN = /^(?:[ivx]{1,4}|[a-h]|\d{1,2})$/u;

/** "1.", "a)", "(ii)" before a point of a written list. */
function pointEnd(reading: Reading, at: number): number | null {
  const opened = wordAt(reading.tokens, at) === '(';
  const mark = opened ? at + 1 : at;
  const close = wordAt(reading.tokens, mark + 1);
  if (!ROMAN.test(wordAt(reading.tokens, mark))) {
    return null;
  }
  const closed = opened ? close === ')' : close === ')' || close === '.';
  return closed ? mark + 2 : null;
}

const POINTS_FOLLOW = new Set([';', ':', '.', ',']);

function writtenPoint(reading: Reading, at: number): number | null {
  const head = at === 0 || isNewLine(reading, at) || POINTS_FOLLOW.has(wordAt(reading.tokens, at - 1));
  return head ? pointEnd(reading, at) : null;
}

function isNewLine(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  const previous = reading.tokens[at - 1];
  return (
    previous !== undefined && token !== undefined && reading.source.slice(previous.end, token.start).includes('\n')
  );
}

function isFullStop(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  const before = reading.tokens[at - 1];
  const abbreviation = before?.kind === 'word' && before.text.length <= 2 && before.capital;
  return token?.text === '.' && !abbreviation;
}

function isBreak(reading: Reading, at: number): boolean {
  return isNewLine(reading, at) || isFullStop(reading, at) || MARKS.has(reading.tokens[at]?.text ?? '');
}

const LISTS = ['như sau', 'kết luận', 'rõ', 'việc'];

/** A colon ends a sentence only after words that announce conclusions. */
function isAnnouncement(reading: Reading, at: number): boolean {
  return (
    wordAt(reading.tokens, at) === ':' &&
    LISTS.some((phrase) => phraseAt(reading.tokens, at - phrase.split(' ').length, phrase) === at)
  );
}

const JOINTS = [
  'nhưng',
  'tuy nhiên',
  'đồng thời',
  'ngoài ra',
  'bên cạnh đó',
  'mặt khác',
  'tiếp theo là',
  'thêm nữa',
  'riêng',
  'còn',
  'nhưng mà',
  'trong khi đó',
];
const NEED_UNIT = new Set(['riêng', 'còn']);

/** What follows "nhưng" speaks against what was said before: then both are one thought. */
function weighs(reading: Reading, at: number): boolean {
  const range = { start: at, end: Math.min(reading.tokens.length, at + 14) };
  return [EVALUATION, UNCERTAIN].some((table) => has(reading, table, range));
}

/** "đồng thời", "riêng", "còn" + a new subject begin a clause of their own (domain.md §3.3). */
function isJoint(reading: Reading, at: number): boolean {
  const end = anyPhraseAt(reading.tokens, at, JOINTS);
  if (end === null) {
    return false;
  }
  if (wordAt(reading.tokens, at) === 'nhưng' || wordAt(reading.tokens, at) === 'tuy') {
    return reading.role === 'chair' && !weighs(reading, end);
  }
  const needs = NEED_UNIT.has(wordAt(reading.tokens, at)) && end === at + 1;
  const subject =
    unitAt(reading, end) !== null || ['việc', 'phần', 'nội', 'về', 'tài'].includes(wordAt(reading.tokens, end));
  return !needs || subject;
}

const NO_OBJECTION = ['không có ý kiến khác', 'không có ý kiến gì khác', 'không còn ý kiến', 'không ai có ý kiến'];

/** The chair's "không có ý kiến khác" answers his own question; without marks the answer begins a sentence. */
function noObjection(reading: Reading, at: number): boolean {
  const asked = wordAt(reading.tokens, at - 1) === 'không' || wordAt(reading.tokens, at - 1) === 'ạ';
  const answered = NO_OBJECTION.some(
    (phrase) => phraseAt(reading.tokens, at - phrase.split(' ').length, phrase) === at,
  );
  return answered || (asked && anyPhraseAt(reading.tokens, at, NO_OBJECTION) !== null);
}

interface Cut {
  readonly end: number;
  readonly next: number;
  readonly listed?: boolean;
}

function cutAt(reading: Reading, at: number, counted: boolean): Cut | null {
  const point = writtenPoint(reading, at);
  if (point !== null) {
    return { end: at, next: point, listed: true };
  }
  if (isBreak(reading, at)) {
    return { end: at, next: reading.tokens[at]?.kind === 'punct' ? at + 1 : at };
  }
  if (isAnnouncement(reading, at)) {
    return { end: at, next: at + 1 };
  }
  if (reading.heard && noObjection(reading, at)) {
    return { end: at, next: at };
  }
  const counter = enumerator(reading, at, counted);
  if (counter !== null) {
    return { end: at, next: counter, listed: true };
  }
  return isJoint(reading, at) ? { end: at, next: at } : null;
}

/** Parts of the text in which one order or statement is made; a sign of negation or doubt reaches to the end of its part. */
export function sentencesOf(reading: Reading): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let counted = false;
  let listed = false;
  const add = (end: number): void => {
    if (end > start) {
      sentences.push({ start, end, listed });
    }
  };
  for (let at = 0; at < reading.tokens.length; ) {
    const cut = cutAt(reading, at, counted);
    if (!cut) {
      at += 1;
      continue;
    }
    counted = counted || cut.next > at + 1;
    add(cut.end);
    listed = cut.listed === true || (listed && cut.end === start);
    start = cut.next;
    at = Math.max(cut.next, at + 1);
  }
  add(reading.tokens.length);
  return sentences;
}
