import { Worker } from 'node:worker_threads';
import { PdfError, type PdfFault } from './pdfReader.ts';
import type { PdfAnswer, PdfTask } from './pdfWorker.ts';

type Waiting = {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
};

/** A PDF that keeps the thread busy longer than this is taken for broken, and the thread is started anew. */
const LONGEST_MS = 120_000;

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** PDF work on a thread of its own: a large or hostile file never holds up the room. */
export class PdfThread {
  #worker: Worker | undefined;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  /** Checks a PDF on disk and reads the text of each page. */
  async read(file: string, maxPages: number): Promise<string[]> {
    return (await this.#ask({ kind: 'read', file, maxPages })) as string[];
  }

  /** Draws a page of a PDF on disk as WebP, `width` pixels wide. */
  async draw(file: string, page: number, width: number): Promise<Buffer> {
    return Buffer.from((await this.#ask({ kind: 'draw', file, page, width })) as Uint8Array);
  }

  /** Ends the thread; waiting work fails. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#fail(new Error('closed'));
    await worker?.terminate();
  }

  #ask(task: WithoutId<PdfTask>): Promise<unknown> {
    const id = this.#nextId;
    this.#nextId += 1;
    const worker = this.#started();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#restart(), LONGEST_MS);
      timer.unref();
      this.#waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ ...task, id });
    });
  }

  #started(): Worker {
    if (this.#worker === undefined) {
      const worker = new Worker(new URL('./pdfWorker.ts', import.meta.url));
      worker.on('message', (answer: PdfAnswer) => this.#answered(answer));
      worker.on('error', () => this.#lost(worker));
      worker.on('exit', () => this.#lost(worker));
      worker.unref();
      this.#worker = worker;
    }
    return this.#worker;
  }

  #answered(answer: PdfAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (waiting === undefined) {
      return;
    }
    clearTimeout(waiting.timer);
    if (answer.ok) {
      waiting.resolve(answer.value);
    } else {
      waiting.reject(new PdfError(answer.fault as PdfFault));
    }
  }

  #restart(): void {
    void this.#worker?.terminate();
  }

  #lost(worker: Worker): void {
    if (this.#worker === worker) {
      this.#worker = undefined;
      this.#fail(new PdfError('broken'));
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
