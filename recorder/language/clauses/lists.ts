import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import type { UnitSpan } from '../units/span.ts';
import { type Reading, unitAt } from './reading.ts';

export interface UnitList {
  readonly units: readonly UnitSpan[];
  readonly start: number;
  readonly end: number;
}

const JOINS = [', cùng với', ', cùng', ', và', 'và', 'với lại', 'rồi cả', 'cùng với', 'cùng', '&', ',', 'với', 'lẫn'];

/** How loosely names are joined: in a list of helpers a comma joins, after "báo cáo" only "và" does. */
export type Joining = 'loose' | 'tight';

function nextStart(reading: Reading, at: number, joining: Joining): number | null {
  if (joining === 'tight') {
    return wordAt(reading.tokens, at) === 'và' ? at + 1 : null;
  }
  const joined = anyPhraseAt(reading.tokens, at, JOINS);
  return joined ?? (reading.punctuated ? null : at);
}

const LEADS = new Set(['chủ', 'làm', 'là']);

/** The unit that follows a comma and leads by itself ("…, Sở B chủ trì") begins its own clause. */
export function leadsItself(reading: Reading, unit: UnitSpan): boolean {
  return LEADS.has(wordAt(reading.tokens, unit.end)) && ['trì', 'đầu'].includes(wordAt(reading.tokens, unit.end + 1));
}

/** Units named one after another from a position. Null where none stands. */
export function readList(reading: Reading, at: number, joining: Joining): UnitList | null {
  const first = unitAt(reading, at);
  if (!first) {
    return null;
  }
  const units = [first];
  let end = first.end;
  for (let start = nextStart(reading, end, joining); start !== null; start = nextStart(reading, end, joining)) {
    const next = unitAt(reading, start);
    if (!next || next.generic || leadsItself(reading, next)) {
      break;
    }
    units.push(next);
    end = next.end;
  }
  return { units, start: at, end };
}
