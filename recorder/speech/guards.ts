import { deflateSync } from 'node:zlib';
import type { DoubtReason } from '#protocol/speech.ts';

/** What a guard looks at: a phrase or a whole window as the engine gave it. */
export interface GuardInput {
  readonly text: string;
  /** Length of the speech the text stands for. */
  readonly spokenMs: number;
  readonly avgLogProb: number | null;
}

const REPEATS = 4;
const LONGEST_NGRAM = 8;
const COMPRESSION_LIMIT = 2.4;
const WORDS_PER_SECOND_LIMIT = 8;
const LOG_PROB_LIMIT = -1.2;
/** Compression says nothing about a few words. */
const SHORTEST_COMPRESSED = 80;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Reasons not to trust a recognised text (reference: silence and noise come back as loops of fluent words with high
 * confidence). Empty when there are none.
 */
export function doubtsAbout({ text, spokenMs, avgLogProb }: GuardInput): DoubtReason[] {
  const words = text.normalize('NFC').toLowerCase().match(WORD) ?? [];
  const reasons: DoubtReason[] = [];
  if (hasLoop(words)) {
    reasons.push('repeated');
  }
  if (compressionRatio(text) > COMPRESSION_LIMIT) {
    reasons.push('compressible');
  }
  if (words.length > 2 && words.length / (Math.max(spokenMs, 1) / 1000) > WORDS_PER_SECOND_LIMIT) {
    reasons.push('tooFast');
  }
  if (avgLogProb !== null && avgLogProb < LOG_PROB_LIMIT) {
    reasons.push('lowConfidence');
  }
  return reasons;
}

/** Whether the same one to eight words stand four times or more in a row. */
function hasLoop(words: readonly string[]): boolean {
  for (let size = 1; size <= Math.min(LONGEST_NGRAM, words.length / REPEATS); size += 1) {
    let run = 0;
    for (let i = size; i < words.length; i += 1) {
      run = words[i] === words[i - size] ? run + 1 : 0;
      if (run >= size * (REPEATS - 1)) {
        return true;
      }
    }
  }
  return false;
}

/** Bytes of the text ÷ bytes when deflated (Whisper's own measure of a loop). */
function compressionRatio(text: string): number {
  const bytes = Buffer.from(text);
  return bytes.length < SHORTEST_COMPRESSED ? 1 : bytes.length / deflateSync(bytes).length;
}
