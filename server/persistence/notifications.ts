import pg from 'pg';
import { z } from 'zod';
import type { Logger } from '#server/logging/logger.ts';
import type { Timeline } from './timeline.ts';

const Notice = z.object({ meetingId: z.string(), sequence: z.int(), processId: z.string() });

const RECONNECT_MS = 500;

/** Follows what other processes commit, by PostgreSQL's LISTEN; reconnects and catches up by itself until closed. */
export class NotificationListener {
  readonly #url: string;
  readonly #timeline: Timeline;
  readonly #log: Logger;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: string, timeline: Timeline, log: Logger) {
    this.#url = url;
    this.#timeline = timeline;
    this.#log = log;
  }

  /** Starts listening; resolves once notifications arrive. */
  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, undefined));
    client.on('notification', ({ payload }) => this.#heard(payload ?? ''));
    try {
      await client.connect();
      await client.query('LISTEN timeline');
      this.#client = client;
      await this.#timeline.refreshAll();
    } catch (error) {
      this.#lost(client, error);
    }
  }

  /** Stops listening. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  #heard(payload: string): void {
    const notice = Notice.parse(JSON.parse(payload));
    if (notice.processId !== this.#timeline.processId) {
      this.#timeline.notified(notice.meetingId, notice.sequence).catch((error: unknown) => {
        this.#log.error({ err: error }, 'could not follow another process');
      });
    }
  }

  #lost(client: pg.Client, error: unknown): void {
    if (this.#closed || (this.#client !== undefined && this.#client !== client) || this.#timer !== undefined) {
      return;
    }
    if (error !== undefined) {
      this.#log.warn({ err: error }, 'lost the database notifications, reconnecting');
    }
    this.#client = undefined;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.start();
    }, RECONNECT_MS);
  }
}
