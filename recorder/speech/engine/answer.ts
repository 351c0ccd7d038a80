import { z } from 'zod';
import { type RecognisedPhrase, type RecognisedWord, RecogniserError } from './recogniser.ts';

const AnswerWord = z.object({
  word: z.string(),
  start: z.number().optional(),
  end: z.number().optional(),
  probability: z.number().optional(),
});

const AnswerSegment = z.object({
  text: z.string(),
  start: z.number(),
  end: z.number(),
  avg_logprob: z.number().nullish(),
  words: z.array(AnswerWord).nullish(),
});

/** `verbose_json` as whisper.cpp's server, OpenAI and faster-whisper's servers write it. */
const Answer = z.object({
  text: z.string(),
  segments: z.array(AnswerSegment).nullish(),
  /** OpenAI puts the words beside the segments, without probabilities. */
  words: z.array(AnswerWord).nullish(),
});

type AnswerWord = z.infer<typeof AnswerWord>;
type AnswerSegment = z.infer<typeof AnswerSegment>;

/**
 * Reads a transcription answer into phrases with words.
 * @param durationMs length of the sound that was sent; every time is held inside it
 * @throws RecogniserError `interrupted` when the answer has no known form
 */
export function readAnswer(json: unknown, durationMs: number): RecognisedPhrase[] {
  const parsed = Answer.safeParse(json);
  if (!parsed.success) {
    throw new RecogniserError('interrupted', 'the transcription answer has an unknown form', { cause: parsed.error });
  }
  const answer = parsed.data;
  const segments = answer.segments ?? [{ text: answer.text, start: 0, end: durationMs / 1000 }];
  return segments
    .map((segment) => phraseOf(segment, answer.words ?? [], durationMs))
    .filter((phrase) => phrase.words.length > 0);
}

function phraseOf(segment: AnswerSegment, looseWords: readonly AnswerWord[], durationMs: number): RecognisedPhrase {
  const startMs = clampMs(segment.start, 0, durationMs);
  const endMs = clampMs(segment.end, startMs, durationMs);
  const avgLogProb = segment.avg_logprob ?? null;
  const sure = avgLogProb === null ? 1 : Math.min(1, Math.exp(avgLogProb));
  const own = segment.words ?? looseWords.filter((word) => isInside(word, segment)).map(asSpaced);
  const words =
    own.length > 0 ? joinPieces(own, startMs, endMs, sure) : spreadEvenly(segment.text, startMs, endMs, sure);
  return { text: words.map((word) => word.text).join(' '), startMs, endMs, avgLogProb, words };
}

/** The engine's tokens are pieces of words: pieces are joined until one begins with a space. */
function joinPieces(pieces: readonly AnswerWord[], startMs: number, endMs: number, sure: number): RecognisedWord[] {
  const groups: AnswerWord[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last === undefined || /^\s/u.test(piece.word)) {
      groups.push([piece]);
    } else {
      last.push(piece);
    }
  }
  let cursor = startMs;
  const words: RecognisedWord[] = [];
  for (const group of groups) {
    const text = cleanText(group.map((piece) => piece.word).join(''));
    const from = clampMs(group[0]?.start ?? cursor / 1000, cursor, endMs);
    const to = clampMs(group.at(-1)?.end ?? from / 1000, from, endMs);
    if (text !== '') {
      words.push({ text, startMs: from, endMs: to, confidence: meanProbability(group, sure) });
      cursor = from;
    }
  }
  return words;
}

/** Words of an engine that tells no times: each gets a share of the phrase by its length. */
export function spreadEvenly(text: string, startMs: number, endMs: number, confidence: number): RecognisedWord[] {
  const words = cleanText(text).split(' ').filter(Boolean);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  let passed = 0;
  return words.map((word) => {
    const from = startMs + ((endMs - startMs) * passed) / letters;
    passed += word.length;
    const to = startMs + ((endMs - startMs) * passed) / letters;
    return { text: word, startMs: Math.round(from), endMs: Math.round(to), confidence };
  });
}

function meanProbability(pieces: readonly AnswerWord[], fallback: number): number {
  const known = pieces.map((piece) => piece.probability).filter((p) => p !== undefined);
  if (known.length === 0) {
    return fallback;
  }
  const mean = known.reduce((sum, p) => sum + p, 0) / known.length;
  return Math.round(Math.min(1, Math.max(0, mean)) * 1000) / 1000;
}

function isInside(word: AnswerWord, segment: AnswerSegment): boolean {
  const middle = ((word.start ?? 0) + (word.end ?? word.start ?? 0)) / 2;
  return middle >= segment.start && middle < segment.end;
}

function asSpaced(word: AnswerWord): AnswerWord {
  return { ...word, word: ` ${word.word.trim()}` };
}

/** NFC, one space between words, without the replacement characters of a token cut inside a letter. */
function cleanText(text: string): string {
  return text.replaceAll('\uFFFD', '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function clampMs(seconds: number, low: number, high: number): number {
  return Math.round(Math.min(high, Math.max(low, seconds * 1000)));
}
