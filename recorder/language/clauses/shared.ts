import { wordAt } from '../text/tokens.ts';
import type { Draft } from './draft.ts';
import { readDueIn, timesIn } from './dues.ts';
import { isTask, onlyFinishes, type State } from './follow.ts';
import type { Reading } from './reading.ts';
import type { Segment } from './segments.ts';
import type { Range } from './sentences.ts';

const FOR_ALL = new Set(['đều', 'cùng', 'tất', 'cả']);

/** ", xong trước ngày 15/12" at the end of a sentence: a clause that says nothing but by when. */
function closingLimit(reading: Reading, { start, end }: Range): Range | null {
  for (let comma = end - 1; comma > start; comma -= 1) {
    if (wordAt(reading.tokens, comma) === ',') {
      const clause = { start: comma + 1, end };
      const words = Array.from({ length: end - comma - 1 }, (_, index) => comma + 1 + index);
      const limited = timesIn(reading, clause).some((time) => time.boundary !== null);
      const reports = words.some((at) => wordAt(reading.tokens, at) === 'báo');
      const all = FOR_ALL.has(wordAt(reading.tokens, comma + 1));
      return limited && (all || (!reports && onlyFinishes(reading, words, clause))) ? clause : null;
    }
  }
  return null;
}

/** "Thầy Hùng lo A, cô Lan lo B, xong trước 15/12": the closing limit is of every order of the sentence that has none. */
export function shareClosingLimit(reading: Reading, state: State, draft: Draft, segment: Segment): void {
  const { sentence } = segment;
  const limit = isTask(draft) && segment.end === sentence.end ? closingLimit(reading, draft.range) : null;
  if (limit === null) {
    return;
  }
  state.drafts = state.drafts.map((earlier) => {
    const together = earlier.range.start >= sentence.start && earlier.range.end <= segment.start;
    return together && isTask(earlier) && !earlier.extraRange && readDueIn(reading, earlier.range) === null
      ? { ...earlier, extraRange: limit }
      : earlier;
  });
}
