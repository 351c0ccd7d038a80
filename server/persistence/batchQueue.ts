type Waiting<T, R> = {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
};

const LARGEST_BATCH = 250;

/** Runs work per key one batch after another; what arrives while a batch runs makes up the next one. */
export class BatchQueue<T, R> {
  readonly #run: (key: string, items: readonly T[]) => Promise<readonly R[]>;
  readonly #waiting = new Map<string, Waiting<T, R>[]>();

  constructor(run: (key: string, items: readonly T[]) => Promise<readonly R[]>) {
    this.#run = run;
  }

  /** Adds work and answers its own result. */
  push(key: string, item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      const entry = { item, resolve, reject };
      const queue = this.#waiting.get(key);
      if (queue !== undefined) {
        queue.push(entry);
        return;
      }
      this.#waiting.set(key, [entry]);
      // A microtask later, so that everything that one network read brought goes into the first batch.
      queueMicrotask(() => void this.#drain(key));
    });
  }

  async #drain(key: string): Promise<void> {
    const queue = this.#waiting.get(key) ?? [];
    while (queue.length > 0) {
      await this.#runBatch(key, queue.splice(0, LARGEST_BATCH));
    }
    this.#waiting.delete(key);
  }

  async #runBatch(key: string, batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.#run(
        key,
        batch.map(({ item }) => item),
      );
      batch.forEach((entry, index) => {
        entry.resolve(results[index] as R);
      });
    } catch (error) {
      for (const { reject } of batch) {
        reject(error);
      }
    }
  }
}
