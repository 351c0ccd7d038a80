import { wordAt } from '../text/tokens.ts';
import { readList, type UnitList } from './lists.ts';
import type { Reading } from './reading.ts';
import type { Range } from './sentences.ts';

/** An order that says the work before the addressee. */
export interface Fronted {
  readonly action: Range;
  readonly addressee: UnitList;
}

const FRONTED_LIMIT = 30;
const GIVEN: ReadonlySet<string> = new Set(['cho']);
const HANDED_ON: ReadonlySet<string> = new Set(['cho', 'sang', 'về', 'qua']);
const FRONT_HEADS = new Set(['nhiệm', 'việc', 'trách', 'phần', 'nội', 'toàn']);

/** "… từ Sở A sang Sở B": who had the work before is no part of it. */
function withoutFormer(reading: Reading, action: Range): Range {
  const former = reading.units.find(
    (unit) => unit.end === action.end && wordAt(reading.tokens, unit.start - 1) === 'từ',
  );
  return former && former.start - 1 > action.start ? { ...action, end: former.start - 1 } : action;
}

/** "giao nhiệm vụ xây dựng đề án cho Sở A", "chuyển nhiệm vụ … sang Sở B": the action, then the addressee. */
export function frontedAction(reading: Reading, at: number, range: Range): Fronted | null {
  const link = wordAt(reading.tokens, at - 1) === 'chuyển' ? HANDED_ON : GIVEN;
  if (!FRONT_HEADS.has(wordAt(reading.tokens, at))) {
    return null;
  }
  for (let cursor = at; cursor < Math.min(range.end, at + FRONTED_LIMIT); cursor += 1) {
    const list = link.has(wordAt(reading.tokens, cursor)) ? readList(reading, cursor + 1, 'loose') : null;
    if (list) {
      return { action: withoutFormer(reading, { start: at, end: cursor }), addressee: list };
    }
  }
  return null;
}
