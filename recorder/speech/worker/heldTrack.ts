import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '#server/logging/logger.ts';
import type { SpeechClaims } from '../../store/speechClaims.ts';
import { RecogniserError } from '../engine/recogniser.ts';
import type { RecordedTrack } from './pieceIndex.ts';
import type { StepOutcome, TrackListener } from './trackListener.ts';

const RENEW_EVERY_MS = 4_000;
/** How long to wait after a step, by its outcome. */
const PAUSES: Readonly<Record<StepOutcome | 'failed', number>> = { working: 0, idle: 500, failed: 1_500, settled: 0 };
/** Failures in a row after which a track is given back for another worker to try. */
const MOST_FAILURES = 20;

/** A track that this worker has claimed: keeps listening and renewing until all is heard, the claim is lost, or it is told to stop. */
export class HeldTrack {
  /** The newest knowledge of the track's pieces; the worker keeps it fresh. */
  track: RecordedTrack;
  readonly #listener: TrackListener;
  readonly #claims: SpeechClaims;
  readonly #log: Logger;
  readonly #stop: AbortSignal;
  #renewedAt = Number.NEGATIVE_INFINITY;
  #failures = 0;

  constructor(
    track: RecordedTrack,
    listener: TrackListener,
    world: { readonly claims: SpeechClaims; readonly log: Logger; readonly stop: AbortSignal },
  ) {
    this.track = track;
    this.#listener = listener;
    this.#claims = world.claims;
    this.#log = world.log.child({ trackId: track.trackId });
    this.#stop = world.stop;
  }

  /** How far behind the end of what is recorded, ms. */
  get lagMs(): number {
    return this.#listener.lagMs(this.track);
  }

  async run(): Promise<void> {
    try {
      while (await this.#mayGoOn()) {
        const outcome = await this.#stepOnce();
        if (outcome === 'settled') {
          break;
        }
        await delay(PAUSES[outcome], undefined, { signal: this.#stop }).catch(() => undefined);
      }
      await this.#claims.release(this.track.trackId, this.#listener.settledAt);
    } catch (error) {
      this.#log.error({ error: String(error) }, 'listening to a track broke off');
    } finally {
      await this.#listener.close();
    }
  }

  async #mayGoOn(): Promise<boolean> {
    if (this.#stop.aborted || this.#failures >= MOST_FAILURES) {
      return false;
    }
    if (performance.now() - this.#renewedAt < RENEW_EVERY_MS) {
      return true;
    }
    this.#renewedAt = performance.now();
    return this.#claims.renew(this.track.trackId, this.#listener.settledAt);
  }

  async #stepOnce(): Promise<StepOutcome | 'failed'> {
    try {
      const outcome = await this.#listener.step(this.track);
      this.#failures = 0;
      return outcome;
    } catch (error) {
      this.#failures += 1;
      const code = error instanceof RecogniserError ? error.code : 'serverAway';
      this.#log.warn({ code, error: String(error) }, 'a step of listening failed');
      return 'failed';
    }
  }
}
