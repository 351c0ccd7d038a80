import { msOf } from '../audio/pcm.ts';
import { type RecognisedPhrase, type Recogniser, RecogniserError } from './engine/recogniser.ts';
import { type ReadOptions, readChecked } from './reading.ts';
import { type SpeechSegment, segmentsOf, unreadable } from './segments.ts';
import type { SpeechDetector } from './vad/detector.ts';
import { type CutWindow, FILE_PACE, WindowCutter } from './windows/cutter.ts';

/** What was heard in one window; everything of the source up to `untilMs` is then done. */
export interface HeardWindow {
  readonly untilMs: number;
  readonly segments: readonly SpeechSegment[];
}

/** A window that makes the engine die is given up after so many tries. */
const TRIES = 3;
/** New sound of a file that is collected before looking for speech in it. */
const LOOK_EVERY_MS = 120_000;

/**
 * Reads one window. An engine that breaks off is given time to come back and asked again; a window that breaks it every time
 * becomes an unreadable segment, so that one bad second can't stop a meeting's transcript.
 * @throws RecogniserError `unavailable` or `aborted`
 */
export async function readWindow(recogniser: Recogniser, cut: CutWindow, options: ReadOptions): Promise<HeardWindow> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const phrases = await tryOnce(recogniser, cut, options);
    if (phrases) {
      return { untilMs: cut.untilMs, segments: segmentsOf(cut, phrases) };
    }
  }
  const status = await recogniser.settled();
  if (status.state === 'unavailable') {
    throw new RecogniserError('unavailable', status.fault);
  }
  return { untilMs: cut.untilMs, segments: [unreadable(cut)] };
}

async function tryOnce(
  recogniser: Recogniser,
  cut: CutWindow,
  options: ReadOptions,
): Promise<readonly RecognisedPhrase[] | null> {
  try {
    return await readChecked(recogniser, cut, options);
  } catch (error) {
    if (error instanceof RecogniserError && (error.code === 'interrupted' || error.code === 'badInput')) {
      return null;
    }
    throw error;
  }
}

/** Where a recording stands: ms of its first sample, and when its speaker changes, on the same clock. */
export interface SoundPlace {
  readonly startMs: number;
  readonly breaksMs: readonly number[];
}

/**
 * Reads a whole recording as it is decoded, in full windows; several at a time when the recogniser has lanes. Holds five minutes of it at
 * most, whatever its length. Where nobody speaks it tells every two minutes of sound how far it is.
 */
export async function* transcribeSound(
  sound: AsyncIterable<Int16Array>,
  tools: { readonly detector: SpeechDetector; readonly recogniser: Recogniser },
  options: ReadOptions,
  place: SoundPlace = { startMs: 0, breaksMs: [] },
): AsyncGenerator<HeardWindow> {
  const cutter = new WindowCutter(tools.detector, FILE_PACE, place.startMs);
  cutter.setBreaks(place.breaksMs);
  let unseenMs = 0;
  for await (const samples of sound) {
    cutter.push(samples);
    unseenMs += msOf(samples.length);
    if (unseenMs >= LOOK_EVERY_MS) {
      unseenMs = 0;
      yield* readAll(await cutter.take(false), tools.recogniser, options);
      yield { untilMs: Math.round(cutter.settledMs), segments: [] };
    }
  }
  yield* readAll(await cutter.take(true), tools.recogniser, options);
  yield { untilMs: Math.round(cutter.settledMs), segments: [] };
}

async function* readAll(
  cuts: readonly CutWindow[],
  recogniser: Recogniser,
  options: ReadOptions,
): AsyncGenerator<HeardWindow> {
  const pending: Promise<HeardWindow>[] = [];
  for (const cut of cuts) {
    const reading = readWindow(recogniser, cut, options);
    reading.catch(() => undefined);
    pending.push(reading);
    if (pending.length >= recogniser.lanes) {
      const oldest = pending.shift();
      if (oldest) {
        yield await oldest;
      }
    }
  }
  for (const reading of pending) {
    yield await reading;
  }
}
