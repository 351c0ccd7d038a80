import { Rejected } from '#domain/rejected.ts';
import type { BadRow, NewTaskFields, TaskSummary } from '#protocol/task.ts';
import { TaskThread } from '../threads/taskThread.ts';

export type WorkbookTask =
  | { readonly kind: 'read'; readonly file: Uint8Array }
  | { readonly kind: 'take'; readonly from: number; readonly count: number }
  | { readonly kind: 'add'; readonly tasks: readonly TaskSummary[] }
  | { readonly kind: 'end' };

const LONGEST_MS = 120_000;
/** 20,000 rows take about 100 MiB; a file that unpacks to more than this is given up. */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };
const ROWS_AT_ONCE = 500;

/**
 * One workbook on a thread of its own, ended with it: neither the event loop nor the server's memory bears the whole of a
 * list, however long it is.
 */
export class WorkbookThread {
  readonly #thread = new TaskThread<WorkbookTask>({
    module: new URL('./workbookWorker.ts', import.meta.url),
    longestMs: LONGEST_MS,
    limits: LIMITS,
    failure: (fault) => new Rejected('invalid_payload', 'TASK-8', { fault: fault.slice(0, 200) }),
  });

  /**
   * Reads a workbook: how many duties it holds, and the rows that can't be taken over.
   * @throws {Rejected} TASK-8 when it is no workbook, or too large a one.
   */
  async read(file: Uint8Array): Promise<{ readonly count: number; readonly bad: readonly BadRow[] }> {
    return (await this.#thread.ask({ kind: 'read', file })) as { count: number; bad: BadRow[] };
  }

  /** The duties that were read, some hundred at a time. */
  async *duties(count: number): AsyncGenerator<readonly NewTaskFields[]> {
    for (let from = 0; from < count; from += ROWS_AT_ONCE) {
      yield (await this.#thread.ask({ kind: 'take', from, count: ROWS_AT_ONCE })) as NewTaskFields[];
    }
  }

  /** The bytes of a workbook with these tasks, as they come. */
  async *write(parts: AsyncIterable<readonly TaskSummary[]>): AsyncGenerator<Uint8Array> {
    for await (const tasks of parts) {
      yield (await this.#thread.ask({ kind: 'add', tasks })) as Uint8Array;
    }
    yield (await this.#thread.ask({ kind: 'end' })) as Uint8Array;
  }

  /** Ends the thread and frees what it held. */
  close(): Promise<void> {
    return this.#thread.close();
  }
}
