import { isDeepStrictEqual } from 'node:util';
import type { EventEnvelope } from '#protocol/envelope.ts';
import type { Database } from '#server/persistence/client.ts';
import { eventsAfter, withoutHash } from '#server/persistence/eventLog.ts';
import type { Books } from './books.ts';

type Heard = { readonly by: string; readonly event: EventEnvelope };

/**
 * Asks the database for every event the moment a device has heard it: what isn't there then was told before its commit, or was
 * never committed (SYNC-6). A look at the log afterwards would only find the second.
 */
export class Witness {
  readonly #db: Database;
  readonly #meetingId: string;
  readonly #books: Books;
  readonly #fresh: Heard[] = [];
  #asking: Promise<void> = Promise.resolve();
  #busy = false;

  constructor(db: Database, meetingId: string, books: Books) {
    this.#db = db;
    this.#meetingId = meetingId;
    this.#books = books;
  }

  /** Somebody's device was sent these. */
  heard(by: string, events: readonly EventEnvelope[]): void {
    this.#fresh.push(...events.map((event) => ({ by, event })));
    if (!this.#busy) {
      this.#asking = this.#ask();
    }
  }

  /** Resolves when everything that was heard so far has been looked for. */
  async settled(): Promise<void> {
    await this.#asking;
  }

  async #ask(): Promise<void> {
    this.#busy = true;
    while (this.#fresh.length > 0) {
      const heard = this.#fresh.splice(0);
      const first = Math.min(...heard.map(({ event }) => event.sequence));
      const rows = await eventsAfter(this.#db, this.#meetingId, first - 1);
      const log = new Map(rows.map((row) => [row.sequence, withoutHash(row)]));
      for (const { by, event } of heard) {
        if (!isDeepStrictEqual(log.get(event.sequence), event)) {
          this.#books.wrong(`${by} was told what isn’t in the log at that moment`, event);
        }
      }
    }
    this.#busy = false;
  }
}
