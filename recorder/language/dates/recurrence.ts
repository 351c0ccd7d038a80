import { readNumber } from '../text/numbers.ts';
import { anyPhraseAt, phraseAt, type Token, wordAt } from '../text/tokens.ts';
import type { Core, Read, Recurrence } from './expression.ts';

const EVERY = new Set(['hằng', 'hàng', 'mỗi']);

type Unit = readonly [frequency: Recurrence['frequency'], interval: number];

const UNITS: Readonly<Record<string, Unit>> = {
  ngày: ['DAILY', 1],
  tuần: ['WEEKLY', 1],
  tháng: ['MONTHLY', 1],
  quý: ['MONTHLY', 3],
  năm: ['YEARLY', 1],
};

function recurrence(unit: Unit, count = 1): Recurrence {
  return { frequency: unit[0], interval: unit[1] * count };
}

/** "(một) lần", "3 lần" after a unit: how often within it does not change the rhythm. */
function countEnd(tokens: readonly Token[], at: number): number {
  const count = readNumber(tokens, at);
  return count && wordAt(tokens, count.next) === 'lần' ? count.next + 1 : at;
}

const DAY_PARTS = new Set(['sáng', 'trưa', 'chiều', 'tối']);

/** "mỗi (sáng) thứ Hai": the weekday itself is read by its own rule. */
function everyWeekday(tokens: readonly Token[], at: number): boolean {
  const day = DAY_PARTS.has(wordAt(tokens, at)) ? at + 1 : at;
  return wordAt(tokens, day) === 'thứ' || anyPhraseAt(tokens, day, ['chủ nhật']) !== null;
}

const MEASURES = new Set('ngày buổi lượt hộ vụ bài tin ca điểm phiên cuộc'.split(' '));

/** "02 ngày mỗi tháng": how much, not when. */
function isMeasure(tokens: readonly Token[], at: number): boolean {
  const counted = readNumber(tokens, at - 2);
  return MEASURES.has(wordAt(tokens, at - 1)) && counted?.next === at - 1;
}

/** hằng tuần · mỗi tháng (một lần) · mỗi hai tuần · mỗi sáng thứ Hai */
function every(tokens: readonly Token[], at: number): Read<Recurrence> | null {
  if (!EVERY.has(wordAt(tokens, at)) || isMeasure(tokens, at)) {
    return null;
  }
  if (everyWeekday(tokens, at + 1)) {
    return { value: recurrence(['WEEKLY', 1]), next: at + 1 };
  }
  // "năm" is a unit here before it is a number ("hằng năm").
  const count = UNITS[wordAt(tokens, at + 1)] ? null : readNumber(tokens, at + 1);
  const unitAt = count ? count.next : at + 1;
  const unit = UNITS[wordAt(tokens, unitAt)];
  if (!unit) {
    return null;
  }
  return { value: recurrence(unit, count?.value ?? 1), next: countEnd(tokens, unitAt + 1) };
}

/** 6 tháng một lần · hai tuần/lần · mỗi quý một lần */
function times(tokens: readonly Token[], at: number): Read<Recurrence> | null {
  const count = readNumber(tokens, at);
  const unit = count ? UNITS[wordAt(tokens, count.next)] : undefined;
  if (!count || !unit) {
    return null;
  }
  const tail = anyPhraseAt(tokens, count.next + 1, ['một lần', '1 lần', '/ lần', '/ 1 lần', '/ một lần']);
  return tail === null ? null : { value: recurrence(unit, count.value), next: tail };
}

/** hai lần một tuần · 3 lần/tuần · 3 lần mỗi tuần */
function often(tokens: readonly Token[], at: number): Read<Recurrence> | null {
  const count = readNumber(tokens, at);
  if (!count || wordAt(tokens, count.next) !== 'lần') {
    return null;
  }
  const unitAt = anyPhraseAt(tokens, count.next + 1, ['một', '1', '/', 'mỗi', 'trong một', 'trong']);
  const unit = unitAt === null ? undefined : UNITS[wordAt(tokens, unitAt)];
  return unit && unitAt !== null ? { value: recurrence(unit), next: unitAt + 1 } : null;
}

/** một tuần/lần is covered by times; "thứ Sáu các tuần", "vào ngày 25 các tháng" here. */
function plural(tokens: readonly Token[], at: number): Read<Recurrence> | null {
  if (wordAt(tokens, at) !== 'các') {
    return null;
  }
  const unit = UNITS[wordAt(tokens, at + 1)];
  const counts = ['trong', 'tiếp', 'tới', 'sau'].includes(wordAt(tokens, at + 2));
  return unit && unit[0] !== 'DAILY' && !counts ? { value: recurrence(unit), next: at + 2 } : null;
}

export function readRecurrence(tokens: readonly Token[], at: number): Read<Recurrence> | null {
  const start = anyPhraseAt(tokens, at, ['định kỳ', 'theo định kỳ', 'cứ']) ?? at;
  const read =
    every(tokens, start) ?? often(tokens, start) ?? times(tokens, start) ?? (start === at ? plural(tokens, at) : null);
  if (read) {
    return read;
  }
  const dated = wordAt(tokens, start) === 'ngày' && readNumber(tokens, start + 1) !== null;
  const unit = start > at && !dated ? UNITS[wordAt(tokens, start)] : undefined;
  return unit ? { value: recurrence(unit), next: start + 1 } : null;
}

const LAST_DAYS = ['ngày cuối cùng của', 'ngày cuối cùng', 'ngày cuối của', 'ngày cuối'];

/** "(vào) ngày cuối cùng của mỗi quý": the last day of every such period. */
export function readEachLastDay(tokens: readonly Token[], at: number): Read<Recurrence> | null {
  const next = anyPhraseAt(tokens, at, LAST_DAYS);
  const read = next === null ? null : every(tokens, next);
  return read?.value.frequency === 'MONTHLY' ? read : null;
}

/** "ngày 15 của tháng cuối quý": a day of every third month. */
function readQuarterEndDay(tokens: readonly Token[], at: number): Read<Recurrence> | null {
  const next = anyPhraseAt(tokens, at, [
    'của tháng cuối quý',
    'tháng cuối quý',
    'của tháng cuối mỗi quý',
    'tháng cuối mỗi quý',
  ]);
  return next === null
    ? null
    : { value: { frequency: 'MONTHLY', interval: 3 }, next: phraseAt(tokens, next, 'hằng quý') ?? next };
}

/** "ngày 15 hằng tháng", "ngày 15/01 hằng năm": the rhythm of this very day; "ngày 10/01 hằng tuần …" begins another duty. */
export function readRhythmOf(tokens: readonly Token[], core: Core | null, at: number): Read<Recurrence> | null {
  const rhythm = readQuarterEndDay(tokens, at) ?? readRecurrence(tokens, at);
  const once = core?.type === 'day' && core.month !== null;
  return once && rhythm?.value.frequency !== 'YEARLY' ? null : rhythm;
}
