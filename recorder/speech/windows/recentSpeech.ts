import { joinSamples, msOf, quietestPoint, samplesOf } from '../../audio/pcm.ts';

/** Speech that has been handed out before and stands at the head of a window once more. */
export interface Lead {
  readonly samples: Int16Array;
  /** Where it ends in the source, ms. */
  readonly endMs: number;
}

const NOTHING: Lead = { samples: new Int16Array(0), endMs: Number.NEGATIVE_INFINITY };

/** The last stretches of speech that were handed out, as context for the next window: a few words alone are often misheard. */
export class RecentSpeech {
  readonly #longestMs: number;
  #stretches: Lead[] = [];

  /** @param longestMs no more than this is kept */
  constructor(longestMs: number) {
    this.#longestMs = longestMs;
  }

  /** @param endMs where the stretch ends in the source */
  add(samples: Int16Array, endMs: number): void {
    this.#stretches.push({ samples, endMs });
    let kept = 0;
    const oldest = this.#stretches.findLastIndex((stretch) => {
      kept += msOf(stretch.samples.length);
      return kept >= this.#longestMs;
    });
    this.#stretches = this.#stretches.slice(Math.max(0, oldest));
  }

  /** Forgets everything: what comes now has nothing to do with what was heard. */
  clear(): void {
    this.#stretches = [];
  }

  /** The last whole stretches that fit into `limitMs`; of a single longer one its end, from a quiet point on. */
  last(limitMs: number): Lead {
    const newest = this.#stretches.at(-1);
    if (!newest || limitMs <= 0) {
      return NOTHING;
    }
    const limit = samplesOf(limitMs);
    let length = 0;
    const fitting = this.#stretches.toReversed().filter(({ samples }) => {
      length += samples.length;
      return length <= limit;
    });
    const samples =
      fitting.length > 0 ? joinSamples(fitting.reverse().map((each) => each.samples)) : tailOf(newest.samples, limit);
    return { samples, endMs: newest.endMs };
  }
}

function tailOf(samples: Int16Array, limit: number): Int16Array {
  const earliest = samples.length - limit;
  return samples.subarray(quietestPoint(samples, earliest, earliest + Math.floor(limit / 2)));
}
