import { inside } from '../text/places.ts';
import { wordAt } from '../text/tokens.ts';
import type { UnitSpan } from '../units/span.ts';
import type { UnitList } from './lists.ts';
import { type Predicate, predicateAfter } from './predicate.ts';
import { type Reading, unitAt } from './reading.ts';
import type { Range } from './sentences.ts';

const CALLS = new Set(['ơi', 'này', 'à', 'ạ']);

/** "Anh Quân ơi, vụ ổ gà ấy, ba ngày nữa phải vá xong": who is called at the beginning is told in a later clause. */
export function afterVocative(reading: Reading, list: UnitList, range: Range): Predicate | null {
  const again = inside(reading.units, { start: list.end, end: range.end }).some(({ generic }) => !generic);
  const called = !again && list.start === range.start && CALLS.has(wordAt(reading.tokens, list.end));
  for (let at = list.end + 1; called && at < range.end; at += 1) {
    const opens = wordAt(reading.tokens, at - 1) === ',' && unitAt(reading, at) === null;
    const told = opens ? predicateAfter(reading, at, range.end) : null;
    if (told && (told.mood === 'duty' || told.mood === 'order')) {
      return told;
    }
  }
  return null;
}

const PARTICLES = new Set([
  'nhé',
  'nha',
  'nhá',
  'ạ',
  'nghe',
  'nghen',
  'hen',
  'ơi',
  'giúp',
  'tôi',
  'em',
  'à',
  'lo',
  '!',
]);

/** ", anh Lâm nhé": who is called at the end is told what stands before. */
export function calledLast(reading: Reading, { start, end }: Range): UnitSpan | null {
  const last = inside(reading.units, { start, end }).at(-1);
  const called = last && !last.generic && last.start > start && wordAt(reading.tokens, last.start - 1) === ',';
  const rest = last ? reading.tokens.slice(last.end, end) : [];
  return called && rest.length > 0 && rest.every(({ lower }) => PARTICLES.has(lower)) ? last : null;
}
