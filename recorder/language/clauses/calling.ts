import { inside } from '../text/places.ts';
import { wordAt } from '../text/tokens.ts';
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
