import type { RecognisedPhrase } from './engine/recogniser.ts';
import type { SpeechSegment } from './segments.ts';

/** So many words heard last are kept: as many as a fast speaker fits into a lead. */
const REMEMBERED = 60;
/** So far from the border in time, in words, the end of the lead is looked for: an engine's times are off by a word or two. */
const REACH = 4;
/** What a word of distance from the border in time costs, in equal words: one equal word moves the border by one, two by three. */
const DISTANCE_COST = 0.6;

const plain = (word: string): string =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** The words by which the end of the next lead is recognised. */
export function lastWords(before: readonly string[], segments: readonly SpeechSegment[]): string[] {
  return [...before, ...segments.flatMap(({ words }) => words.map(({ text }) => text))].slice(-REMEMBERED);
}

/**
 * What belongs to a window itself, on its own clock: the words of its lead have been heard before. The border is near where the
 * lead's time ends, there where the reading before it agrees best with the words that were heard last: by time alone a word
 * would be lost or doubled, because an engine tells times only roughly and a cut may have split a word.
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
  const agreements = agreementsAtBorders(words, said);
  let best = inTime;
  let most = agreements[inTime] ?? 0;
  for (let border = Math.max(0, inTime - REACH); border <= Math.min(words.length, inTime + REACH); border += 1) {
    const agreement = (agreements[border] ?? 0) - DISTANCE_COST * Math.abs(border - inTime);
    if (agreement > most) {
      [best, most] = [border, agreement];
    }
  }
  return best;
}

/**
 * For each border how well the words before it agree with the words that were said last: the best alignment of the two ends, a
 * point for each equal word, one less for each that differs, is missing or is too many; 0 when they have nothing in common.
 */
function agreementsAtBorders(words: readonly string[], said: readonly string[]): readonly number[] {
  let row = new Array<number>(words.length + 1).fill(0);
  for (const known of said) {
    const next = [0];
    for (const [index, word] of words.entries()) {
      const together = (row[index] ?? 0) + (word === known ? 1 : -1);
      next.push(Math.max(0, together, (row[index + 1] ?? 0) - 1, (next[index] ?? 0) - 1));
    }
    row = next;
  }
  return row;
}
