import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { within } from '../bench.ts';
import type { TabletOrder, TabletReport } from './tablets.ts';

/** The clock that the tablets' reports are on, ms. */
export const now = (): number => performance.timeOrigin + performance.now();

const CONNECTED_WITHIN_MS = 120_000;
const ARRIVED_WITHIN_MS = 60_000;

/** Many tablets in a process of their own that tell when the last of them had a message. */
export class Tablets {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<string, (at: number) => void>();
  readonly #gone: Promise<never>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#gone = once(child, 'exit').then(([code, signal]) => {
      throw new Error(`the tablets ended (${signal ?? code})`);
    });
    this.#gone.catch(() => undefined);
    child.on('message', (report: TabletReport) => {
      if (report.kind === 'all') {
        this.#waiting.get(report.mark)?.(report.at);
        this.#waiting.delete(report.mark);
      }
    });
  }

  static async connect(order: TabletOrder): Promise<Tablets> {
    const child = fork(path.join(import.meta.dirname, 'tablets.ts'), [JSON.stringify(order)]);
    const tablets = new Tablets(child);
    await within(CONNECTED_WITHIN_MS, 'the tablets connect', Promise.race([once(child, 'message'), tablets.#gone]));
    return tablets;
  }

  /** When the last tablet had the message of this mark. @throws when one of them doesn't get it, or all have ended */
  last(mark: string): Promise<number> {
    const arrived = new Promise<number>((resolve) => this.#waiting.set(mark, resolve));
    return within(ARRIVED_WITHIN_MS, `the last tablet has ${mark}`, Promise.race([arrived, this.#gone]));
  }

  async close(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }
}
