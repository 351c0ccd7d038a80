import pg from 'pg';
import type { Logger } from '#server/logging/logger.ts';

/** What to do with the notifications of each channel. */
export type Channels = Readonly<Record<string, (payload: string) => Promise<void> | void>>;

const RECONNECT_MS = 500;

/**
 * Follows what other processes commit, by PostgreSQL's LISTEN. It reconnects by itself until closed; after every
 * connection `onConnect` fetches what may have been missed.
 */
export class NotificationListener {
  readonly #url: string;
  readonly #channels: Channels;
  readonly #onConnect: () => Promise<void>;
  readonly #log: Logger;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: string, channels: Channels, onConnect: () => Promise<void>, log: Logger) {
    this.#url = url;
    this.#channels = channels;
    this.#onConnect = onConnect;
    this.#log = log;
  }

  /** Starts listening; resolves once notifications arrive, or the first try has failed and the next is due. */
  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    this.#client = client;
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, undefined));
    client.on('notification', ({ channel, payload }) => this.#heard(channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of Object.keys(this.#channels)) {
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      }
      await this.#onConnect();
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
    Promise.resolve()
      .then(() => this.#channels[channel]?.(payload))
      .catch((error: unknown) => this.#log.error({ err: error, channel }, 'could not follow another process'));
  }

  #lost(client: pg.Client, error: unknown): void {
    if (this.#closed || this.#client !== client) {
      return;
    }
    if (error !== undefined) {
      this.#log.warn({ err: error }, 'lost the database notifications, reconnecting');
    }
    this.#client = undefined;
    client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.start(), RECONNECT_MS);
  }
}
