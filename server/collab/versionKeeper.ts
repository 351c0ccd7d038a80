import type { Logger } from '#server/logging/logger.ts';
import type { Database } from '#server/persistence/client.ts';
import { keepChanged } from '#server/persistence/minutesRevisions.ts';

/** While people write, a version is kept at this distance; what was typed last is kept when the last one leaves. */
const KEEP_EVERY_MS = 5 * 60_000;

/** Keeps versions of minutes that are being written (DESK-12), with the names of those who wrote. */
export class VersionKeeper {
  readonly #db: Database;
  readonly #log: Logger;
  /** By meeting: who has written since the last version. */
  readonly #writers = new Map<string, Set<string>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  /** Somebody has changed the minutes of a meeting. */
  wrote(meetingId: string, participantId: string): void {
    const writers = this.#writers.get(meetingId) ?? new Set();
    this.#writers.set(meetingId, writers.add(participantId));
    if (!this.#timers.has(meetingId)) {
      const timer = setTimeout(() => void this.keep(meetingId), KEEP_EVERY_MS);
      timer.unref();
      this.#timers.set(meetingId, timer);
    }
  }

  /** Keeps what was written since the last version, if anything. Never rejects: a version that fails is tried again with the next words. */
  async keep(meetingId: string): Promise<void> {
    const writers = this.#writers.get(meetingId);
    clearTimeout(this.#timers.get(meetingId));
    this.#timers.delete(meetingId);
    this.#writers.delete(meetingId);
    if (writers === undefined) {
      return;
    }
    const kept = { kind: 'automatic', name: '', by: [...writers] } as const;
    await this.#db
      .$transaction((tx) => keepChanged(tx, meetingId, kept))
      .catch((error: unknown) => this.#log.error({ err: error, meetingId }, 'a version of the minutes was not kept'));
  }

  /** Keeps everything that is still to be kept. */
  async close(): Promise<void> {
    await Promise.all([...this.#writers.keys()].map((meetingId) => this.keep(meetingId)));
  }
}
