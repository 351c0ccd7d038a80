import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { TabletOrder, TabletReport } from './tablets.ts';

/** The clock that the tablets' reports are on, ms. */
export const now = (): number => performance.timeOrigin + performance.now();

/** Many tablets in a process of their own that tell when the last of them had a message. */
export class Tablets {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<string, (at: number) => void>();

  private constructor(child: ChildProcess) {
    this.#child = child;
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
    const failed = once(child, 'exit').then(() => {
      throw new Error('the tablets could not connect');
    });
    await Promise.race([once(child, 'message'), failed]);
    failed.catch(() => undefined);
    return tablets;
  }

  /** When the last tablet had the message of this mark. */
  last(mark: string): Promise<number> {
    return new Promise((resolve) => this.#waiting.set(mark, resolve));
  }

  async close(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }
}
