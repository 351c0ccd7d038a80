import { MOVE_DUE } from '../lexicon/triggers.ts';
import { wordAt } from '../text/tokens.ts';
import { positions } from './draft.ts';
import { type Reading, timeOver } from './reading.ts';
import type { Segment } from './segments.ts';
import type { Range } from './sentences.ts';

const START_LIMIT = 12;

/** "Từ ngày 01/4/2027, các cơ quan ký số …": since when is part of what is to be done, no deadline. */
export function validFrom(reading: Reading, { sentence }: Segment, end: number): number[] {
  const { start } = sentence;
  const opens = ['từ', 'kể'].includes(wordAt(reading.tokens, start)) && timeOver(reading, start) === null;
  const dated = /[0-9]/u.test(
    reading.tokens
      .slice(start, start + 4)
      .map(({ text }) => text)
      .join(' '),
  );
  const words = positions({ start, end: Math.min(end, start + START_LIMIT) });
  const comma = words.find((at) => wordAt(reading.tokens, at) === ',');
  return opens && dated && comma !== undefined ? positions({ start, end: comma }) : [];
}

/** "Lịch nghiệm thu đẩy lên ngày 22, anh Sơn báo nhà thầu", "Hôm nay tôi giao …": what is said before keeps its own date. */
export function ownRange(reading: Reading, segment: Segment, at: number): Range {
  const clause = { start: segment.start, end: at - 1 };
  const moved = positions(clause).some((place) => MOVE_DUE.at(reading.tokens, place) !== null);
  const saidNow = wordAt(reading.tokens, segment.start) === 'hôm' && wordAt(reading.tokens, at - 1) === 'tôi';
  return saidNow || (wordAt(reading.tokens, at - 1) === ',' && moved) ? { start: at, end: segment.end } : segment;
}
