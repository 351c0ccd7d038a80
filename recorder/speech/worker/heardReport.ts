import { createHash } from 'node:crypto';
import type { HeardSegment } from '#protocol/speech.ts';
import type { SpeechSegment } from '../segments.ts';

/** One decimal more than a screen can show; keeps forty thousand words small. */
const CONFIDENCE_STEPS = 100;

/** Ids that come out the same whoever hears the same stretch of the same track. */
export function segmentId(trackId: string, startMs: number): string {
  return createHash('sha256').update(`${trackId} ${startMs}`).digest('hex').slice(0, 24);
}

/** A repeat of the same report is the same command: the server answers it once. */
export function hearCommandId(trackId: string, fromAt: string | null): string {
  return `hear:${createHash('sha256').update(`${trackId} ${fromAt}`).digest('hex').slice(0, 40)}`;
}

/**
 * A segment in the form of the wire.
 * @param segment times in ms of the epoch
 */
export function toHeard(trackId: string, segment: SpeechSegment, speakerId: string | null = null): HeardSegment {
  const { startMs, endMs, words, doubtful, reasons } = segment;
  return {
    segmentId: segmentId(trackId, startMs),
    speakerId,
    itemId: null,
    startAt: new Date(startMs).toISOString(),
    endAt: new Date(endMs).toISOString(),
    words: words.map((word) => [
      word.text.slice(0, 200),
      Math.max(0, word.startMs - startMs),
      Math.max(0, word.endMs - startMs),
      Math.round(word.confidence * CONFIDENCE_STEPS) / CONFIDENCE_STEPS,
    ]),
    doubtful,
    reasons: [...reasons],
  };
}
