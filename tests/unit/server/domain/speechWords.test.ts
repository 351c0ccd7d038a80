import { describe, expect, it } from 'vitest';
import { reworded, textOf } from '#domain/speechWords.ts';
import type { Word } from '#protocol/speech.ts';

const heard: Word[] = [
  ['rà', 0, 200, 0.9],
  ['soát', 200, 500, 0.9],
  ['đường', 500, 800, 0.4],
  ['chuyền', 800, 1200, 0.3],
  ['tại', 1200, 1400, 0.9],
];

describe('rewording a segment', () => {
  it('[SPEECH-9] keeps time and confidence of the words that stay', () => {
    const words = reworded(heard, 'rà soát đường truyền tại');
    expect(words).toEqual([heard[0], heard[1], heard[2], ['truyền', 800, 1200, 1], heard[4]]);
  });

  it('[SPEECH-9] gives several new words the time of those they replace', () => {
    const words = reworded(heard, 'rà soát hệ thống mạng tại');
    expect(words.map(([text]) => text)).toEqual(['rà', 'soát', 'hệ', 'thống', 'mạng', 'tại']);
    expect(words[2]?.[1]).toBe(500);
    expect(words[4]?.[2]).toBe(1200);
  });

  it('[SPEECH-9] puts an added word at the moment between its neighbours, and drops struck words', () => {
    expect(reworded(heard, 'hãy rà soát tại phòng')).toEqual([
      ['hãy', 0, 0, 1],
      heard[0],
      heard[1],
      heard[4],
      ['phòng', 1400, 1400, 1],
    ]);
    expect(reworded(heard, '  ')).toEqual([]);
    expect(textOf(heard)).toBe('rà soát đường chuyền tại');
  });
});
