import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { GapCause } from '#protocol/capture.ts';

const FILE_NAME = 'captures-alive.json';

const Alive = z.strictObject({ at: z.number(), meetingIds: z.array(z.string()) });

export interface Gap {
  readonly meetingId: string;
  readonly cause: GapCause;
  /** Server clock, ms. */
  readonly from: number;
  readonly until: number;
}

/** Gaps below this are what a change of piece costs and not worth a line in the timeline. */
const LEAST_GAP_MS = 500;

/**
 * Knows which meetings are being recorded and therefore when that was interrupted: by this process dying (a heartbeat file
 * tells the next one), or by the media service or one of its workers going away. A gap is told once the sound comes again.
 */
export class GapTracker {
  readonly #file: string;
  readonly #onGap: (gap: Gap) => void;
  readonly #lost = new Map<string, { from: number; cause: GapCause }>();

  /** @param root the recordings folder */
  constructor(root: string, onGap: (gap: Gap) => void) {
    mkdirSync(root, { recursive: true });
    this.#file = path.join(root, FILE_NAME);
    this.#onGap = onGap;
    for (const [meetingId, at] of this.#readHeartbeat()) {
      this.lost(meetingId, at, 'recorderStopped');
    }
  }

  /** Recording of the meeting broke off. The first loss counts until the sound is back. */
  lost(meetingId: string, from: number, cause: GapCause): void {
    if (!this.#lost.has(meetingId)) {
      this.#lost.set(meetingId, { from, cause });
    }
  }

  /** The meeting is being recorded (again). */
  restored(meetingId: string, until: number): void {
    const loss = this.#lost.get(meetingId);
    this.#lost.delete(meetingId);
    if (loss && until - loss.from >= LEAST_GAP_MS) {
      this.#onGap({ meetingId, cause: loss.cause, from: loss.from, until });
    }
  }

  /** Call once a second with the meetings that are being recorded. */
  heartbeat(at: number, meetingIds: readonly string[]): void {
    writeFileSync(`${this.#file}.tmp`, JSON.stringify({ at, meetingIds }));
    renameSync(`${this.#file}.tmp`, this.#file);
  }

  #readHeartbeat(): [string, number][] {
    try {
      const alive = Alive.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
      return alive.meetingIds.map((meetingId) => [meetingId, alive.at]);
    } catch {
      return [];
    }
  }
}
