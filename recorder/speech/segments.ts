import type { DoubtReason } from '#protocol/speech.ts';
import type { RecognisedPhrase, RecognisedWord } from './engine/recogniser.ts';
import { doubtsAbout } from './guards.ts';
import { isPhantom } from './phantoms.ts';
import type { CutWindow } from './windows/cutter.ts';
import { mapBack, type PackedWindow } from './windows/packer.ts';

/** A stretch of speech with its words; all times in ms of the source. */
export interface SpeechSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly words: readonly RecognisedWord[];
  readonly doubtful: boolean;
  readonly reasons: readonly DoubtReason[];
}

interface Piece {
  readonly words: RecognisedWord[];
  /** Mean log probability of the phrase each word comes from. */
  readonly logProbs: number[];
}

/** A pause after which a new segment begins. */
const PAUSE_MS = 1_000;
/** A finished sentence closes a segment that has become this long … */
const SENTENCE_MS = 4_000;
/** … and no segment gets longer than this. */
const LONGEST_MS = 20_000;
/** A cough or a chord becomes a word or two that the engine hardly believes itself. */
const FEW_WORDS = 2;
const BELIEVED = 0.6;
const SENTENCE_END = /[.?!…]["”')]?$/u;

/**
 * Turns what the recogniser read in a window into segments of the source: times mapped back, cut at pauses and sentence ends,
 * each with the reasons to doubt it. A loop anywhere in the window makes the whole window doubtful.
 */
export function segmentsOf(cut: CutWindow, phrases: readonly RecognisedPhrase[]): SpeechSegment[] {
  const pieces: Piece[] = [];
  for (const phrase of phrases) {
    for (const word of placeWords(phrase.words, cut.window)) {
      const last = pieces.at(-1);
      const piece = last && !startsAnew(last.words, word) ? last : openPiece(pieces);
      piece.words.push(word);
      piece.logProbs.push(phrase.avgLogProb ?? 0);
    }
  }
  const wholeText = phrases.map((phrase) => phrase.text).join(' ');
  const windowDoubts = doubtsAbout({ text: wholeText, spokenMs: cut.window.durationMs, avgLogProb: null });
  return pieces.map((piece) => finish(piece, windowDoubts));
}

/** A window that the engine could not read: the stretch stays visible, without words, for the secretary to hear. */
export function unreadable(cut: CutWindow): SpeechSegment {
  const { startMs, endMs } = spanOf(cut.window);
  return { startMs, endMs, words: [], doubtful: true, reasons: ['unreadable'] };
}

function spanOf(window: PackedWindow): { startMs: number; endMs: number } {
  return {
    startMs: Math.round(window.placements[0]?.sourceStartMs ?? 0),
    endMs: Math.round(window.placements.at(-1)?.sourceEndMs ?? 0),
  };
}

function placeWords(words: readonly RecognisedWord[], window: PackedWindow): RecognisedWord[] {
  return words.map((word) => {
    const startMs = Math.round(mapBack(window, word.startMs));
    return { ...word, startMs, endMs: Math.max(startMs, Math.round(mapBack(window, word.endMs))) };
  });
}

function openPiece(pieces: Piece[]): Piece {
  const piece: Piece = { words: [], logProbs: [] };
  pieces.push(piece);
  return piece;
}

function startsAnew(words: readonly RecognisedWord[], next: RecognisedWord): boolean {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) {
    return false;
  }
  const length = last.endMs - first.startMs;
  const sentenceDone = SENTENCE_END.test(last.text) && length >= SENTENCE_MS;
  return sentenceDone || next.startMs - last.endMs >= PAUSE_MS || next.endMs - first.startMs > LONGEST_MS;
}

function finish(piece: Piece, windowDoubts: readonly DoubtReason[]): SpeechSegment {
  const { words } = piece;
  const startMs = words[0]?.startMs ?? 0;
  const endMs = Math.max(startMs, ...words.map((word) => word.endMs));
  const text = words.map((word) => word.text).join(' ');
  const avgLogProb = piece.logProbs.reduce((sum, value) => sum + value, 0) / Math.max(1, piece.logProbs.length);
  const own = doubtsAbout({ text, spokenMs: endMs - startMs, avgLogProb });
  const loops = windowDoubts.filter((reason) => reason === 'repeated' || reason === 'compressible');
  const phantom: DoubtReason[] = isPhantom(text) ? ['phantom'] : [];
  const hardly: DoubtReason[] = isHardlyBelieved(words) ? ['lowConfidence'] : [];
  const reasons = [...new Set([...own, ...hardly, ...loops, ...phantom])];
  return { startMs, endMs, words, doubtful: reasons.length > 0, reasons };
}

function isHardlyBelieved(words: readonly RecognisedWord[]): boolean {
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, words.length);
  return words.length <= FEW_WORDS && confidence < BELIEVED;
}
