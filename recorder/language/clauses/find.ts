import { isHalfWord } from '../lexicon/compounds.ts';
import type { PhraseTable } from '../text/phrases.ts';
import { wordAt } from '../text/tokens.ts';
import type { Reading } from './reading.ts';
import type { Range } from './sentences.ts';

function isHalf(reading: Reading, at: number, end: number): boolean {
  const { tokens } = reading;
  return end === at + 1 && isHalfWord(wordAt(tokens, at - 1), wordAt(tokens, at), wordAt(tokens, end));
}

/** Position of the first phrase of a table inside a range, −1 when none. */
export function find(reading: Reading, table: PhraseTable<true>, { start, end }: Range): number {
  for (let at = start; at < end; at += 1) {
    const hit = table.at(reading.tokens, at);
    if (hit && hit.end <= end && !isHalf(reading, at, hit.end)) {
      return at;
    }
  }
  return -1;
}

export function has(reading: Reading, table: PhraseTable<true>, range: Range): boolean {
  return find(reading, table, range) >= 0;
}
