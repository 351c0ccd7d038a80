/** Samples per second of every sound the recogniser handles: 16 kHz, mono, signed 16-bit. */
export const SAMPLE_RATE = 16_000;
const SAMPLES_PER_MS = SAMPLE_RATE / 1000;

/** Number of samples in `ms` milliseconds (rounded to a whole sample). */
export function samplesOf(ms: number): number {
  return Math.round(ms * SAMPLES_PER_MS);
}

/** Length in milliseconds of `samples` samples. */
export function msOf(samples: number): number {
  return samples / SAMPLES_PER_MS;
}

/** Joins pieces of sound into one, in order. */
export function joinSamples(parts: readonly Int16Array[]): Int16Array {
  const joined = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/**
 * Position (in samples, relative to `samples`) of the quietest 20 ms between `from` and `to`: the place where cutting
 * is least likely to split a word.
 */
export function quietestPoint(samples: Int16Array, from: number, to: number): number {
  const frame = samplesOf(20);
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let start = from; start + frame <= to; start += frame) {
    let energy = 0;
    for (let i = start; i < start + frame; i += 1) {
      energy += (samples[i] ?? 0) ** 2;
    }
    if (energy < least) {
      least = energy;
      best = start + frame / 2;
    }
  }
  return best;
}

/** Root mean square of the samples, 0 to 32768. */
export function loudness(samples: Int16Array): number {
  if (samples.length === 0) {
    return 0;
  }
  let sum = 0;
  for (const sample of samples) {
    sum += sample * sample;
  }
  return Math.sqrt(sum / samples.length);
}
