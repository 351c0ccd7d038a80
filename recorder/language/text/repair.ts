import type { TimeExpression } from '../dates/expression.ts';
import type { UnitSpan } from '../units/span.ts';
import { readNumber } from './numbers.ts';
import { firstFrom } from './places.ts';
import { anyPhraseAt, type Token, wordAt } from './tokens.ts';

/** A speaker takes back what was just said (domain.md §3.5). */
const MARKERS = [
  'à không',
  'à nhầm',
  'à quên',
  'ấy nhầm',
  'ờ không',
  'ờ nhầm',
  'à thôi',
  'ấy chết',
  'nhầm',
  'nhầm rồi',
  'tôi nhầm',
  'xin lỗi',
  'xin lỗi nhầm',
  'tôi nói nhầm',
  'nói nhầm',
  'xin đính chính',
  'xin đính chính lại',
  'tôi xin đính chính',
  'đính chính',
  'đính chính lại',
  'xin sửa lại',
  'sửa lại',
  'sửa lại là',
  'nói lại',
  'nói lại là',
  'tôi nói lại',
  'xin nói lại',
  'ý tôi là',
  'ý tôi nói là',
  'đúng hơn là',
  'chính xác là',
  'à mà',
  'à mà thôi',
  'mà thôi',
  'không phải',
  'mà là',
];

const BETWEEN = new Set([
  ',',
  '.',
  '…',
  '-',
  '–',
  'là',
  'phải',
  'thì',
  'giao',
  'để',
  'cho',
  'mà',
  'ngày',
  'đến',
  'trước',
  ':',
  'đúng',
]);
const REACH = 5;

interface Chunk {
  readonly start: number;
  readonly end: number;
}

function markerEnd(tokens: readonly Token[], at: number): number | null {
  const end = anyPhraseAt(tokens, at, MARKERS);
  return end === null ? null : (anyPhraseAt(tokens, wordAt(tokens, end) === ',' ? end + 1 : end, MARKERS) ?? end);
}

function chunkFrom<T extends Chunk>(chunks: readonly T[], tokens: readonly Token[], at: number): T | null {
  const chunk = chunks[firstFrom(chunks, at)];
  const near = chunk !== undefined && chunk.start - at <= REACH;
  return near && tokens.slice(at, chunk.start).every((token) => BETWEEN.has(token.lower)) ? chunk : null;
}

function lastBefore<T extends Chunk>(chunks: readonly T[], at: number): T | null {
  for (let index = firstFrom(chunks, at) - 1; index >= 0; index -= 1) {
    const chunk = chunks[index];
    if (chunk && chunk.end <= at) {
      return chunk;
    }
  }
  return null;
}

/** Where the date itself begins inside a time expression: its "trước ngày" stays for the new date. */
function dateStart(tokens: readonly Token[], time: TimeExpression): number {
  for (let at = time.start; at < time.end; at += 1) {
    const word = wordAt(tokens, at);
    const isDate = tokens[at]?.kind === 'date' || readNumber(tokens, at) !== null;
    if (isDate || ['ngày', 'thứ', 'tháng', 'mùng', 'tuần', 'quý', 'chủ', 'hôm', 'sáng', 'chiều'].includes(word)) {
      return at;
    }
  }
  return time.start;
}

function withAssign(tokens: readonly Token[], at: number): number {
  return wordAt(tokens, at - 1) === 'giao' ? at - 1 : at;
}

type Cut = readonly [from: number, to: number];

const NEAR = 10;
const LAST_DAY = 31;
const AFTER_DAY = new Set(['', ',', '.', ';', 'nhé', 'nhá', 'ạ', 'thôi', 'mới', 'cho', 'là', 'nha']);

interface DayNumber {
  readonly from: number;
  readonly to: number;
}

/** "…, à không, 22 nhé": a bare day after the marker. */
function bareDay(tokens: readonly Token[], at: number): DayNumber | null {
  let start = at;
  while (['là', 'phải', 'thì', 'mà', ',', 'ngày'].includes(wordAt(tokens, start))) {
    start += 1;
  }
  const number = readNumber(tokens, start);
  const fits = number !== null && Number.isInteger(number.value) && number.value >= 1 && number.value <= LAST_DAY;
  return fits && AFTER_DAY.has(wordAt(tokens, number.next)) ? { from: start, to: number.next } : null;
}

/** The number of the day inside a time that was said before ("trước ngày 25 tháng này"). */
function dayIn(tokens: readonly Token[], time: TimeExpression): DayNumber | null {
  for (let at = time.start; at < time.end; at += 1) {
    const number = tokens[at]?.kind === 'word' && wordAt(tokens, at) === 'năm' ? null : readNumber(tokens, at);
    if (number && number.next <= time.end) {
      return { from: at, to: number.next };
    }
  }
  return null;
}

/** The day said last in the place of the day said first; null when no bare day takes one back. */
function withDay(tokens: readonly Token[], marker: number, end: number, times: readonly TimeExpression[]): Fix | null {
  const old = lastBefore(times, marker);
  const day = old && marker - old.end <= NEAR ? bareDay(tokens, end) : null;
  const place = old && day ? dayIn(tokens, old) : null;
  return place && day
    ? {
        from: place.from,
        kept: [...tokens.slice(day.from, day.to), ...tokens.slice(place.to, marker)],
        to: day.to,
      }
    : null;
}

function cutFor(
  tokens: readonly Token[],
  marker: number,
  end: number,
  units: readonly UnitSpan[],
  times: readonly TimeExpression[],
): Cut | null {
  const newTime = chunkFrom(times, tokens, end);
  const oldTime = lastBefore(times, marker);
  if (newTime && oldTime && marker - oldTime.end <= NEAR) {
    const keepsPrefix = newTime.boundary === null;
    return [keepsPrefix ? dateStart(tokens, oldTime) : oldTime.start, newTime.start];
  }
  const newUnit = chunkFrom(units, tokens, end);
  const oldUnit = lastBefore(units, marker);
  if (!newUnit || !oldUnit || marker - oldUnit.end > NEAR) {
    return null;
  }
  const repeats = wordAt(tokens, newUnit.start - 1) === 'giao';
  return [repeats ? withAssign(tokens, oldUnit.start) : oldUnit.start, repeats ? newUnit.start - 1 : newUnit.start];
}

export interface Repaired {
  readonly tokens: readonly Token[];
  readonly repaired: boolean;
}

/** The tokens that stay of a taken-back piece, and how far the text was read. */
interface Fix {
  /** First token that changes. */
  readonly from: number;
  readonly kept: readonly Token[];
  readonly to: number;
}

function fixAt(
  tokens: readonly Token[],
  at: number,
  units: readonly UnitSpan[],
  times: readonly TimeExpression[],
): Fix | null {
  const end = markerEnd(tokens, at);
  if (end === null) {
    return null;
  }
  const cut = cutFor(tokens, at, end, units, times);
  return withDay(tokens, at, end, times) ?? (cut ? { from: cut[0], kept: [], to: cut[1] } : null);
}

/**
 * Leaves out what the speaker took back, so that the rest reads as one sentence: "trước ngày 5/12, à không, ngày 10/12"
 * → "trước ngày 10/12". Tokens keep their places in the source. What was taken back twice needs a second call.
 */
export function repair(
  tokens: readonly Token[],
  units: readonly UnitSpan[],
  times: readonly TimeExpression[],
): Repaired {
  const out: Token[] = [];
  let done = 0;
  for (let at = 1; at < tokens.length; at += 1) {
    const fix = fixAt(tokens, at, units, times);
    if (fix && fix.from >= done) {
      out.push(...tokens.slice(done, fix.from), ...fix.kept);
      done = fix.to;
      at = Math.max(at, fix.to - 1);
    }
  }
  return done === 0 ? { tokens, repaired: false } : { tokens: [...out, ...tokens.slice(done)], repaired: true };
}
