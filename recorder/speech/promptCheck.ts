import type { RecognisedPhrase } from './engine/recogniser.ts';
import { doubtsAbout } from './guards.ts';

const WORD = /[\p{L}\p{N}]+/gu;
/** So many words in a row out of the prompt … */
const RUN = 4;
/** … or so large a share of all words, is suspicious. */
const SHARE = 0.5;
const FEWEST = 4;
const UNSURE_LOG_PROB = -0.8;
/** Two readings agree when so much of the longer one stands in both, in order. */
const AGREEMENT = 0.5;

const wordsOf = (text: string): string[] => text.normalize('NFC').toLowerCase().match(WORD) ?? [];
const textOf = (phrases: readonly RecognisedPhrase[]): string => phrases.map(({ text }) => text).join(' ');

/**
 * Whether a reading may come from the prompt instead of the sound. Over speech it doesn't understand, Whisper recites the names
 * and titles it was given as hints (measured: English speech with a Vietnamese prompt became a title of the agenda).
 */
export function mayEchoPrompt(phrases: readonly RecognisedPhrase[], prompt: string): boolean {
  const heard = wordsOf(textOf(phrases));
  const hinted = wordsOf(prompt);
  const known = new Set(hinted);
  const unsure = phrases.some(({ avgLogProb }) => avgLogProb !== null && avgLogProb < UNSURE_LOG_PROB);
  const share = heard.filter((word) => known.has(word)).length / Math.max(1, heard.length);
  return unsure || isLoop(phrases) || (heard.length >= FEWEST && (share >= SHARE || sharesRun(heard, hinted)));
}

/** Of two readings of one sound, with and without hints: the hinted one only when the other one bears it out. */
export function trusted(
  hinted: readonly RecognisedPhrase[],
  plain: readonly RecognisedPhrase[],
): readonly RecognisedPhrase[] {
  const [a, b] = [wordsOf(textOf(hinted)), wordsOf(textOf(plain))];
  const agreement = commonLength(a, b) / Math.max(1, a.length, b.length);
  return agreement >= AGREEMENT && !isLoop(hinted) ? hinted : plain;
}

function isLoop(phrases: readonly RecognisedPhrase[]): boolean {
  const spokenMs = Number.POSITIVE_INFINITY;
  return doubtsAbout({ text: textOf(phrases), spokenMs, avgLogProb: null }).length > 0;
}

function sharesRun(heard: readonly string[], hinted: readonly string[]): boolean {
  const hay = ` ${hinted.join(' ')} `;
  return heard.some(
    (_, start) => start + RUN <= heard.length && hay.includes(` ${heard.slice(start, start + RUN).join(' ')} `),
  );
}

/** Length of the longest common subsequence. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (const [j, other] of b.entries()) {
      next.push(word === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
