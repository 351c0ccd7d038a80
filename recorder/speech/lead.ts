import type { RecognisedPhrase } from './engine/recogniser.ts';
import type { SpeechSegment } from './segments.ts';

/** So far from the border in time, in words, the end of the lead is looked for: an engine's times are off by a word or two. */
const REACH = 3;
/** So many last words must be found again for that; nearer by, one does. */
const CERTAIN = 2;

const plain = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** The words by which the end of the next lead is recognised. */
export function lastWords(before: readonly string[], segments: readonly SpeechSegment[]): string[] {
  return [...before, ...segments.flatMap(({ words }) => words.map(({ text }) => text))].slice(-CERTAIN);
}

/**
 * What belongs to a window itself, on its own clock: the words of its lead have been heard before. The border is where the
 * lead's time ends, or close by where the reading has just repeated the words that were heard last: a word there would
 * otherwise be lost or doubled.
 * @param said the words that were heard last
 */
export function withoutLead(
  phrases: readonly RecognisedPhrase[],
  leadMs: number,
  said: readonly string[],
): readonly RecognisedPhrase[] {
  if (leadMs === 0) {
    return phrases;
  }
  const words = phrases.flatMap((phrase) => phrase.words);
  const inTime = words.filter(({ startMs, endMs }) => (startMs + endMs) / 2 < leadMs).length;
  let left = borderNear(
    words.map(({ text }) => plain(text)),
    inTime,
    said.map(plain),
  );
  const onClock = (ms: number): number => Math.max(0, ms - leadMs);
  return phrases.flatMap((phrase) => {
    const own = phrase.words
      .slice(left)
      .map((word) => ({ ...word, startMs: onClock(word.startMs), endMs: onClock(word.endMs) }));
    left = Math.max(0, left - phrase.words.length);
    const text = own.map((word) => word.text).join(' ');
    const kept = { ...phrase, text, words: own, startMs: onClock(phrase.startMs), endMs: onClock(phrase.endMs) };
    return own.length > 0 ? [kept] : [];
  });
}

/** How many of the words belong to the lead. */
function borderNear(words: readonly string[], inTime: number, said: readonly string[]): number {
  for (let distance = 0; distance <= REACH; distance += 1) {
    const needed = distance < REACH - 1 ? 1 : CERTAIN;
    const found = [inTime - distance, inTime + distance].find((border) => endsWith(words, border, said.slice(-needed)));
    if (found !== undefined) {
      return found;
    }
  }
  return inTime;
}

function endsWith(words: readonly string[], border: number, said: readonly string[]): boolean {
  const from = border - said.length;
  return said.length > 0 && from >= 0 && said.every((word, index) => words[from + index] === word);
}
