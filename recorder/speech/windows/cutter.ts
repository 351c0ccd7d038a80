import { joinSamples, loudness, msOf, quietestPoint, samplesOf } from '../../audio/pcm.ts';
import type { SpeechDetector, Stretch } from '../vad/detector.ts';
import { moveWindow, PACK_LIMITS, type PackedWindow, packStretches } from './packer.ts';
import { RecentSpeech } from './recentSpeech.ts';

/** A window ready for the recogniser, with times of the whole source. */
export interface CutWindow {
  readonly window: PackedWindow;
  /** The lead, then the window. */
  readonly samples: Int16Array;
  /** Length of the lead: speech read before that stands here once more to make the rest understandable, ms. */
  readonly leadMs: number;
  /** Everything of the source up to here has been listened to once this window is recognised. */
  readonly untilMs: number;
}

export interface CutterPace {
  /** Silence that ends a stretch for good. */
  readonly hangMs: number;
  /** Speech is not held back longer than this; endless speech is cut at its quietest point. */
  readonly maxWaitMs: number;
  /** With this much silence after it, waiting speech is handed out even if the window is nearly empty. */
  readonly flushSilenceMs: number;
  /** Handed out as soon as so much speech is waiting and a pause comes. */
  readonly enoughMs: number;
  /** A shorter window is filled up to this length with what was said just before it. */
  readonly fillMs: number;
}

/**
 * While the meeting runs: words must be on the screen 15 s after they were said, reading included. While the recogniser is
 * busy sound gathers, so windows get longer by themselves when it falls behind.
 */
export const LIVE_PACE: CutterPace = {
  hangMs: 500,
  maxWaitMs: 6_500,
  flushSilenceMs: 1_500,
  enoughMs: 4_500,
  fillMs: 14_000,
};

/**
 * For recordings: only full windows, unless hardly anybody speaks: a word before an hour of silence would hold that hour in memory and
 * have it looked through again and again.
 */
export const FILE_PACE: CutterPace = {
  hangMs: 500,
  maxWaitMs: 180_000,
  flushSilenceMs: Number.POSITIVE_INFINITY,
  enoughMs: Number.POSITIVE_INFINITY,
  fillMs: 0,
};

/** Kept from silence, so that a word beginning at the border is found whole. */
const TAIL_MS = 500;
/** An endless stretch is cut between this share of the limit and the limit. */
const CUT_FROM = 0.65;
/** Root mean square of 20 ms; about -55 dB of full scale. */
const AUDIBLE = 58;

/** Cuts a growing sound into windows of speech. Holds only what has not been handed out yet. */
export class WindowCutter {
  readonly #detector: SpeechDetector;
  readonly #pace: CutterPace;
  #parts: Int16Array[] = [];
  #bufferStartMs: number;
  #bufferedSamples = 0;
  #breaksMs: readonly number[] = [];
  readonly #recent: RecentSpeech;
  /** Whether anything loud enough to be speech has come in since everything was last settled. */
  #audible = false;

  /** @param startMs where in the source the first pushed sample stands */
  constructor(detector: SpeechDetector, pace: CutterPace, startMs = 0) {
    this.#detector = detector;
    this.#pace = pace;
    this.#bufferStartMs = startMs;
    this.#recent = new RecentSpeech(pace.fillMs);
  }

  /** Everything before this moment was silent or has been handed out. */
  get settledMs(): number {
    return this.#bufferStartMs;
  }

  get bufferedMs(): number {
    return msOf(this.#bufferedSamples);
  }

  push(samples: Int16Array): void {
    this.#parts.push(samples);
    this.#bufferedSamples += samples.length;
    this.#audible ||= isAudible(samples);
  }

  /** Moments at which the speaker changes, in ms of the source. */
  setBreaks(breaksMs: readonly number[]): void {
    this.#breaksMs = breaksMs;
  }

  /**
   * Looks at what has come in and hands out the windows that are ready, in order.
   * @param final nothing more will come: everything is handed out
   */
  async take(final: boolean): Promise<CutWindow[]> {
    const buffer = joinSamples(this.#parts);
    this.#parts = [buffer];
    const lengthMs = msOf(buffer.length);
    const found = this.#audible ? await this.#detector.detect(buffer) : [];
    this.#audible = found.length > 0;
    const waiting = this.#cutLong(found, buffer);
    const closed = final ? waiting : waiting.filter((stretch) => stretch.endMs <= lengthMs - this.#pace.hangMs);
    const firstOpen = waiting.find((stretch) => !closed.includes(stretch));
    const breaks = this.#breaksMs.map((moment) => moment - this.#bufferStartMs);
    const packed = packStretches(closed, firstOpen?.startMs ?? lengthMs, PACK_LIMITS, breaks);
    const ready = final || this.#mustFlush(closed, lengthMs) ? packed : packed.slice(0, -1);
    const windows = ready.map((window) => this.#cut(window, buffer));
    const open = waiting.find((stretch) => stretch.startMs >= (lastEnd(ready) ?? 0));
    this.#forget(buffer, settledAt({ final, ready, open, lengthMs }));
    return windows;
  }

  /** Live only: whether waiting speech has to go out although its window is not full. */
  #mustFlush(closed: readonly Stretch[], lengthMs: number): boolean {
    const [first] = closed;
    const last = closed.at(-1);
    if (!first || !last) {
      return false;
    }
    const silence = lengthMs - last.endMs;
    const speech = closed.reduce((sum, stretch) => sum + stretch.endMs - stretch.startMs, 0);
    const { flushSilenceMs, enoughMs, maxWaitMs } = this.#pace;
    return silence >= flushSilenceMs || speech >= enoughMs || lengthMs - first.startMs >= maxWaitMs;
  }

  /** Cuts stretches that are too long for a window (or for waiting) at their quietest points. */
  #cutLong(stretches: readonly Stretch[], buffer: Int16Array): Stretch[] {
    const limit = Math.min(this.#pace.maxWaitMs, PACK_LIMITS.maxWindowMs - 2 * PACK_LIMITS.padMs);
    return stretches.flatMap((stretch) => {
      const pieces: Stretch[] = [];
      let startMs = stretch.startMs;
      while (stretch.endMs - startMs > limit) {
        const cut = quietestPoint(buffer, samplesOf(startMs + limit * CUT_FROM), samplesOf(startMs + limit));
        const cutMs = Math.round(msOf(cut));
        pieces.push({ startMs, endMs: cutMs });
        startMs = cutMs;
      }
      return [...pieces, { startMs, endMs: stretch.endMs }];
    });
  }

  #cut(window: PackedWindow, buffer: Int16Array): CutWindow {
    const samples = new Int16Array(samplesOf(window.durationMs));
    for (const { sourceStartMs, sourceEndMs, windowStartMs } of window.placements) {
      const part = buffer.subarray(samplesOf(sourceStartMs), samplesOf(sourceEndMs));
      samples.set(part.subarray(0, samples.length - samplesOf(windowStartMs)), samplesOf(windowStartMs));
    }
    const moved = moveWindow(window, this.#bufferStartMs);
    const untilMs = moved.placements.at(-1)?.sourceEndMs ?? this.#bufferStartMs;
    const lead = this.#lead(moved);
    if (this.#pace.fillMs > 0) {
      this.#recent.add(samples, untilMs);
    }
    return { window: moved, samples: joinSamples([lead, samples]), leadMs: msOf(lead.length), untilMs };
  }

  /** What was said before a short window, with the gap between; nothing across a change of speaker. */
  #lead({ placements, durationMs }: PackedWindow): Int16Array {
    const startMs = placements[0]?.sourceStartMs ?? 0;
    const { samples, endMs } = this.#recent.last(this.#pace.fillMs - durationMs);
    const isOthers = this.#breaksMs.some((moment) => moment >= endMs && moment <= startMs);
    if (samples.length === 0 || isOthers) {
      return new Int16Array(0);
    }
    const gapMs = Math.min(PACK_LIMITS.maxGapMs, Math.max(0, startMs - endMs));
    return joinSamples([samples, new Int16Array(samplesOf(gapMs))]);
  }

  #forget(buffer: Int16Array, beforeMs: number): void {
    const dropped = samplesOf(Math.max(0, Math.floor(beforeMs)));
    this.#parts = [buffer.slice(dropped)];
    this.#bufferedSamples = buffer.length - dropped;
    this.#bufferStartMs += Math.max(0, Math.floor(beforeMs));
  }
}

/** Whether any 20 ms are louder than the hum of an open microphone; spares the detector hours of silent tracks. */
function isAudible(samples: Int16Array): boolean {
  const frame = samplesOf(20);
  for (let start = 0; start < samples.length; start += frame) {
    if (loudness(samples.subarray(start, start + frame)) > AUDIBLE) {
      return true;
    }
  }
  return false;
}

function lastEnd(windows: readonly PackedWindow[]): number | undefined {
  return windows.at(-1)?.placements.at(-1)?.sourceEndMs;
}

function settledAt(look: {
  final: boolean;
  ready: readonly PackedWindow[];
  open: Stretch | undefined;
  lengthMs: number;
}): number {
  if (look.final) {
    return look.lengthMs;
  }
  const handedOut = lastEnd(look.ready) ?? 0;
  const silentUntil = (look.open?.startMs ?? look.lengthMs) - TAIL_MS;
  return Math.max(handedOut, silentUntil, 0);
}
