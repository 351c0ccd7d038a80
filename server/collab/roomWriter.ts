import * as Y from 'yjs';

/** Where a shared document is kept. */
export type RoomStore = {
  readonly load: (name: string, doc: Y.Doc, origin: unknown) => Promise<bigint>;
  readonly after: (name: string, id: bigint) => Promise<readonly { readonly id: bigint; readonly data: Uint8Array }[]>;
  readonly save: (name: string, data: Uint8Array) => Promise<bigint>;
};

const RETRY_MS = 1_000;

/**
 * Makes updates durable in their order. What arrives while one write runs is merged into the next, so a burst of typing is
 * few writes. A failed write is kept and tried again; nothing is given up while the process lives.
 */
export class RoomWriter {
  readonly #name: string;
  readonly #doc: Y.Doc;
  readonly #store: RoomStore;
  readonly #onError: (error: unknown) => void;
  #pending: Uint8Array[] = [];
  #writing: Promise<void> | undefined;
  #lastId = 0n;

  constructor(name: string, doc: Y.Doc, store: RoomStore, onError: (error: unknown) => void) {
    this.#name = name;
    this.#doc = doc;
    this.#store = store;
    this.#onError = onError;
  }

  /** Reads the document from the store. */
  async load(): Promise<void> {
    this.#lastId = await this.#store.load(this.#name, this.#doc, this);
  }

  /** Queues one update. */
  add(update: Uint8Array): void {
    this.#pending.push(update);
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Resolves when nothing waits to be written. */
  async flush(): Promise<void> {
    while (this.#writing !== undefined) {
      await this.#writing;
    }
  }

  /** Takes in updates that others saved since. Applying one's own again changes nothing. */
  async refresh(): Promise<void> {
    for (const { id, data } of await this.#store.after(this.#name, this.#lastId)) {
      Y.applyUpdate(this.#doc, data, this);
      this.#lastId = id;
    }
  }

  async #write(): Promise<void> {
    while (this.#pending.length > 0) {
      const batch = this.#pending;
      this.#pending = [];
      try {
        await this.#store.save(this.#name, Y.mergeUpdates(batch));
      } catch (error) {
        this.#onError(error);
        this.#pending = [...batch, ...this.#pending];
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }
}
