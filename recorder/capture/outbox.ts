import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '#server/logging/logger.ts';

const FOLDER = '.outbox';
const RETRY_MS = 2000;

/** A command for the meeting's timeline that must arrive although the server may be away just now. */
export interface OutboxEntry {
  /** Also the command's id, so that a repeat is answered once. */
  readonly commandId: string;
  readonly meetingId: string;
  readonly name: string;
  readonly payload: unknown;
}

/** `done`: the server answered, with yes or no; `later`: it could not be asked. */
export type Delivery = 'done' | 'later';

/**
 * Commands kept on disk until the server has answered them. Order is kept; an entry survives the death of this process.
 */
export class Outbox {
  readonly #folder: string;
  readonly #deliver: (entry: OutboxEntry) => Promise<Delivery>;
  readonly #log: Logger;
  readonly #closed = new AbortController();
  #running: Promise<void> | null = null;
  #again = false;
  #counter = 0;

  /** @param root the recordings folder */
  constructor(root: string, deliver: (entry: OutboxEntry) => Promise<Delivery>, log: Logger) {
    this.#folder = path.join(root, FOLDER);
    this.#deliver = deliver;
    this.#log = log;
  }

  /** Sends what an earlier process left behind. */
  async start(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    this.#wake();
  }

  /** Resolves when the entry is on disk; it is delivered soon after. */
  async put(entry: OutboxEntry): Promise<void> {
    this.#counter += 1;
    const name = `${Date.now()}-${String(this.#counter).padStart(8, '0')}.json`;
    const target = path.join(this.#folder, name);
    await writeFile(`${target}.tmp`, JSON.stringify(entry));
    await rename(`${target}.tmp`, target);
    this.#wake();
  }

  /** Stops sending; what is left waits for the next start. */
  async close(): Promise<void> {
    this.#closed.abort();
    await this.#running;
  }

  #wake(): void {
    this.#again = true;
    this.#running ??= this.#run()
      .catch((error: unknown) => this.#log.error({ err: error }, 'outbox failed'))
      .finally(() => {
        this.#running = null;
        if (this.#again && !this.#closed.signal.aborted) {
          this.#wake();
        }
      });
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#closed.signal.aborted) {
      this.#again = false;
      if (!(await this.#sendAll())) {
        this.#again = true;
        await pause(RETRY_MS, undefined, { signal: this.#closed.signal }).catch(() => undefined);
      }
    }
  }

  /** Returns false when the rest must wait. */
  async #sendAll(): Promise<boolean> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.json')).sort();
    for (const name of names) {
      const file = path.join(this.#folder, name);
      const entry = JSON.parse(await readFile(file, 'utf8')) as OutboxEntry;
      if (this.#closed.signal.aborted || (await this.#deliver(entry)) === 'later') {
        return false;
      }
      await rm(file);
    }
    return true;
  }
}
