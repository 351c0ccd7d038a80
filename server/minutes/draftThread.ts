import type { MinutesDraft } from '#recorder/minutes/draftTypes.ts';
import type { MeetingRecord } from '#recorder/minutes/record.ts';
import { TaskThread } from '../threads/taskThread.ts';

/** Drafting a day's meeting takes seconds; what takes longer than this is given up. */
const LONGEST_MS = 120_000;

/** Drafts minutes on a thread of its own, by the same pure function: ballots and page turns never wait for a draft. */
export class DraftThread {
  readonly #thread = new TaskThread<MeetingRecord>({
    module: new URL('./draftWorker.ts', import.meta.url),
    longestMs: LONGEST_MS,
    failure: (fault) => new Error(`drafting failed: ${fault}`),
  });

  /** Starts the thread ahead of the first draft. */
  warm(): void {
    this.#thread.warm();
  }

  /** The draft of a record; rejects when drafting fails or the thread is lost (the next call starts it anew). */
  async draft(record: MeetingRecord): Promise<MinutesDraft> {
    return (await this.#thread.ask(record)) as MinutesDraft;
  }

  /** Ends the thread; a draft that is being made fails. */
  close(): Promise<void> {
    return this.#thread.close();
  }
}
