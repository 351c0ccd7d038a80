import { setTimeout as delay } from 'node:timers/promises';
import type { Actors } from './actors.ts';
import type { Cue } from './scenes.ts';

/** `speed` 1 is the sample's own clock, `Infinity` doesn't wait at all; `onCue` hears each as it is played. */
export type Pace = { readonly speed: number; readonly onCue?: (cue: Cue) => void };

/** Plays cues in the order of their clock, each after the one before it has been answered. */
export async function play(cues: readonly Cue[], actors: Actors, { speed, onCue }: Pace): Promise<void> {
  const first = cues[0]?.at ?? 0;
  const startedAt = performance.now();
  for (const cue of cues) {
    const waitMs = ((cue.at - first) * 1000) / speed - (performance.now() - startedAt);
    if (waitMs > 0) {
      await delay(waitMs);
    }
    onCue?.(cue);
    await cue.act(actors);
  }
}
