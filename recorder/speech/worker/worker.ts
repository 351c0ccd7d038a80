import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '#server/logging/logger.ts';
import type { SpeechClaims } from '../../store/speechClaims.ts';
import { HeldTrack } from './heldTrack.ts';
import { endOf, PieceIndex, type RecordedTrack } from './pieceIndex.ts';
import { type ListenerTools, TrackListener } from './trackListener.ts';

export interface WorkerOptions {
  readonly tools: ListenerTools;
  readonly claims: SpeechClaims;
  readonly log: Logger;
}

const TICK_MS = 500;
const REPORT_EVERY_MS = 4_000;
const BUSY_LAG_MS = 4_000;

/** Listens to every recorded track that no other worker listens to, while the meetings run. */
export class SpeechWorker {
  readonly #options: WorkerOptions;
  readonly #index: PieceIndex;
  readonly #held = new Map<string, { readonly held: HeldTrack; readonly running: Promise<void> }>();
  readonly #stop = new AbortController();
  #colleagues = 1;
  #reportedAt = 0;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#index = new PieceIndex(options.tools.root);
  }

  /** Works until `close` is called. */
  async run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.#tick();
      } catch (error) {
        this.#options.log.warn({ error: String(error) }, 'speech worker could not look for work');
      }
      await this.#pause(TICK_MS);
    }
    await Promise.all([...this.#held.values()].map(({ running }) => running));
  }

  /** Whether words of a meeting that is going on are waiting to be read. */
  get isBusy(): boolean {
    return [...this.#held.values()].some(({ held }) => held.lagMs > BUSY_LAG_MS);
  }

  /** Gives everything back in order; claimed tracks can be taken over at once. */
  close(): void {
    this.#stop.abort();
  }

  async #tick(): Promise<void> {
    const tracks = await this.#index.refresh();
    for (const track of tracks) {
      const entry = this.#held.get(track.trackId);
      if (entry) {
        entry.held.track = track;
      }
    }
    if (performance.now() - this.#reportedAt > REPORT_EVERY_MS) {
      await this.#report();
    }
    await this.#claimMore(tracks);
  }

  /** Takes at most its share of the tracks, one at a time, the longest waiting first. */
  async #claimMore(tracks: readonly RecordedTrack[]): Promise<void> {
    const free = tracks.filter(({ trackId }) => !this.#held.has(trackId));
    const share = Math.ceil((free.length + this.#held.size) / Math.max(1, this.#colleagues));
    for (const track of free) {
      if (this.#held.size >= share || this.#stop.signal.aborted) {
        return;
      }
      const last = track.pieces.at(-1);
      const soundUntilAt = new Date(last ? endOf(last) : 0).toISOString();
      const settledAt = await this.#options.claims.claim(track.trackId, track.meetingId, soundUntilAt);
      if (settledAt !== undefined) {
        await this.#listen(track, settledAt);
      }
    }
  }

  async #listen(track: RecordedTrack, settledAt: string | null): Promise<void> {
    const { tools, claims, log } = this.#options;
    const listener = await TrackListener.open(tools, track, settledAt);
    const held = new HeldTrack(track, listener, { claims, log, stop: this.#stop.signal });
    const running = held.run().finally(() => this.#held.delete(track.trackId));
    this.#held.set(track.trackId, { held, running });
  }

  async #report(): Promise<void> {
    const { recogniser } = this.#options.tools;
    const lags = [...this.#held.values()].map(({ held }) => held.lagMs);
    this.#colleagues = await this.#options.claims.report({
      engine: recogniser.engine,
      model: recogniser.model,
      status: recogniser.status(),
      lagMs: Math.round(Math.max(0, ...lags)),
    });
    this.#reportedAt = performance.now();
  }

  async #pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}
