import type { Stretch } from '../vad/detector.ts';

/** A part of the source that stands in a window. */
export interface Placement {
  readonly sourceStartMs: number;
  readonly sourceEndMs: number;
  /** Where it begins inside the window. */
  readonly windowStartMs: number;
}

/** Stretches of one speaker packed together for one call of the recogniser. */
export interface PackedWindow {
  readonly placements: readonly Placement[];
  readonly durationMs: number;
}

export interface PackLimits {
  /** Longest window. The recogniser's own window is 30 s; 28 s leave room for its padding. */
  readonly maxWindowMs: number;
  /** Kept before and after each stretch, so that soft first and last sounds survive. */
  readonly padMs: number;
  /** Gaps up to this length stay as they are; longer ones are cut down to it. */
  readonly maxGapMs: number;
}

export const PACK_LIMITS: PackLimits = { maxWindowMs: 28_000, padMs: 100, maxGapMs: 200 };

/**
 * Packs stretches (in order, none longer than a window) into as few windows as order allows. A recogniser call costs the same
 * for 3 s as for 28 s, so full windows are what makes it three times faster.
 * @param sourceEndMs length of the source; padding never goes past it
 * @param breaksMs moments at which the speaker changes: no window holds speech from both sides of one
 */
export function packStretches(
  stretches: readonly Stretch[],
  sourceEndMs: number,
  limits: PackLimits = PACK_LIMITS,
  breaksMs: readonly number[] = [],
): PackedWindow[] {
  const windows: PackedWindow[] = [];
  let placements: Placement[] = [];
  let length = 0;
  for (const stretch of padded(stretches, sourceEndMs, limits.padMs)) {
    const last = placements.at(-1);
    const gap = last ? Math.min(limits.maxGapMs, stretch.startMs - last.sourceEndMs) : 0;
    const full = length + gap + stretch.endMs - stretch.startMs > limits.maxWindowMs;
    if (last && (full || isBetween(breaksMs, last.sourceStartMs, stretch.startMs))) {
      windows.push({ placements, durationMs: length });
      placements = [];
      length = 0;
    }
    const windowStartMs = placements.length > 0 ? length + gap : 0;
    placements.push({ sourceStartMs: stretch.startMs, sourceEndMs: stretch.endMs, windowStartMs });
    length = windowStartMs + stretch.endMs - stretch.startMs;
  }
  return placements.length > 0 ? [...windows, { placements, durationMs: length }] : windows;
}

function isBetween(moments: readonly number[], afterMs: number, untilMs: number): boolean {
  return moments.some((moment) => moment > afterMs && moment <= untilMs);
}

/** Widens each stretch by the padding; where two would overlap they meet in the middle. */
function padded(stretches: readonly Stretch[], sourceEndMs: number, padMs: number): Stretch[] {
  return stretches.map((stretch, index) => {
    const before = stretches[index - 1]?.endMs;
    const after = stretches[index + 1]?.startMs;
    const earliest = before === undefined ? 0 : Math.ceil((before + stretch.startMs) / 2);
    const latest = after === undefined ? sourceEndMs : Math.ceil((stretch.endMs + after) / 2);
    return {
      startMs: Math.max(earliest, stretch.startMs - padMs),
      endMs: Math.max(stretch.endMs, Math.min(latest, stretch.endMs + padMs)),
    };
  });
}

/** The same window with its source times moved by `byMs`. */
export function moveWindow(window: PackedWindow, byMs: number): PackedWindow {
  const placements = window.placements.map((placement) => ({
    ...placement,
    sourceStartMs: placement.sourceStartMs + byMs,
    sourceEndMs: placement.sourceEndMs + byMs,
  }));
  return { placements, durationMs: window.durationMs };
}

/**
 * The moment of the source that stands at `windowMs` of a window. Inside a shortened gap: the nearer edge of the speech
 * around it, so that a word is never placed into silence.
 */
export function mapBack(window: PackedWindow, windowMs: number): number {
  const { placements } = window;
  const index = Math.max(
    0,
    placements.findLastIndex((placement) => placement.windowStartMs <= windowMs),
  );
  const placement = placements[index];
  if (!placement) {
    return 0;
  }
  const next = placements[index + 1];
  const spokenMs = placement.sourceEndMs - placement.sourceStartMs;
  const pastMs = windowMs - placement.windowStartMs - spokenMs;
  if (next && pastMs > (next.windowStartMs - placement.windowStartMs - spokenMs) / 2) {
    return next.sourceStartMs;
  }
  return placement.sourceStartMs + Math.max(0, Math.min(spokenMs, spokenMs + pastMs));
}
