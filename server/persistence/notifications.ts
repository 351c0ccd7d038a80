import pg from 'pg';
import { z } from 'zod';
import type { Logger } from '#server/logging/logger.ts';
import type { Timeline } from './timeline.ts';

const TimelineNotice = z.object({ meetingId: z.string(), sequence: z.int(), processId: z.string() });
const DocumentNotice = z.object({ name: z.string(), processId: z.string() });

/** Takes in what another process saved of a shared document. */
export type DocumentFollower = { readonly notified: (name: string) => Promise<void> };

const RECONNECT_MS = 500;

/** Follows what other processes commit, by PostgreSQL's LISTEN; reconnects and catches up by itself until closed. */
export class NotificationListener {
  readonly #url: string;
  readonly #timeline: Timeline;
  readonly #documents: DocumentFollower;
  readonly #log: Logger;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: string, followers: { timeline: Timeline; documents: DocumentFollower }, log: Logger) {
    this.#url = url;
    this.#timeline = followers.timeline;
    this.#documents = followers.documents;
    this.#log = log;
  }

  /** Starts listening; resolves once notifications arrive. */
  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, undefined));
    client.on('notification', ({ channel, payload }) => this.#heard(channel, payload ?? ''));
    try {
      await client.connect();
      await client.query('LISTEN timeline; LISTEN document');
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

  #heard(channel: string, payload: string): void {
    const followed = channel === 'document' ? this.#documentSaved(payload) : this.#eventsSaved(payload);
    followed.catch((error: unknown) => this.#log.error({ err: error, channel }, 'could not follow another process'));
  }

  async #eventsSaved(payload: string): Promise<void> {
    const { meetingId, sequence, processId } = TimelineNotice.parse(JSON.parse(payload));
    if (processId !== this.#timeline.processId) {
      await this.#timeline.notified(meetingId, sequence);
    }
  }

  async #documentSaved(payload: string): Promise<void> {
    const { name, processId } = DocumentNotice.parse(JSON.parse(payload));
    if (processId !== this.#timeline.processId) {
      await this.#documents.notified(name);
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
