import { type ResourceLimits, Worker } from 'node:worker_threads';

/** What goes to a thread and comes back: the answer carries the number of its task. */
export type ThreadTask<T> = { readonly id: number; readonly task: T };
export type ThreadAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly fault: string };

type Waiting = {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
};

type Options = {
  /** The module that runs on the thread; it answers by `serveTasks`. */
  readonly module: URL;
  /** A task that takes longer is given up, and the thread is started anew. */
  readonly longestMs: number;
  /** Memory that the thread may take; more ends it, as when it is lost. */
  readonly limits?: ResourceLimits;
  /** The error a caller gets for a fault the thread reported, or `broken` when the thread itself was lost. */
  readonly failure: (fault: string) => Error;
};

/** Heavy work on a thread of its own, so that the event loop goes on serving the room. It starts with the first task. */
export class TaskThread<T> {
  readonly #options: Options;
  #worker: Worker | undefined;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Starts the thread ahead of its first task, so that the task needn't wait for it. */
  warm(): void {
    if (this.#worker === undefined) {
      this.#started().unref();
    }
  }

  /** Hands one task over; tasks are answered in any order. */
  ask(task: T): Promise<unknown> {
    const id = this.#nextId;
    this.#nextId += 1;
    const worker = this.#started();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void worker.terminate(), this.#options.longestMs);
      timer.unref();
      this.#waiting.set(id, { resolve, reject, timer });
      worker.ref();
      worker.postMessage({ id, task } satisfies ThreadTask<T>);
    });
  }

  /** Ends the thread; waiting work fails. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#fail(new Error('closed'));
    await worker?.terminate();
  }

  #started(): Worker {
    if (this.#worker === undefined) {
      const { module, limits } = this.#options;
      const worker = new Worker(module, limits === undefined ? {} : { resourceLimits: limits });
      worker.on('message', (answer: ThreadAnswer) => this.#answered(answer));
      worker.on('error', () => this.#lost(worker));
      worker.on('exit', () => this.#lost(worker));
      this.#worker = worker;
    }
    return this.#worker;
  }

  #answered(answer: ThreadAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) {
      // An idle thread doesn't keep the process alive; one at work does.
      this.#worker?.unref();
    }
    if (waiting === undefined) {
      return;
    }
    clearTimeout(waiting.timer);
    if (answer.ok) {
      waiting.resolve(answer.value);
    } else {
      waiting.reject(this.#options.failure(answer.fault));
    }
  }

  #lost(worker: Worker): void {
    if (this.#worker === worker) {
      this.#worker = undefined;
      this.#fail(this.#options.failure('broken'));
    }
  }

  #fail(error: Error): void {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }
}
