import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer, ThreadTask } from './taskThread.ts';

/** Answers the tasks of a `TaskThread` on the thread itself; `faultOf` turns an error into the word that its caller gets. */
export function serveTasks<T>(work: (task: T) => Promise<unknown>, faultOf: (error: unknown) => string): void {
  parentPort?.on('message', ({ id, task }: ThreadTask<T>) => {
    work(task)
      .then((value): ThreadAnswer => ({ id, ok: true, value }))
      .catch((error: unknown): ThreadAnswer => ({ id, ok: false, fault: faultOf(error) }))
      .then((answer) => parentPort?.postMessage(answer))
      .catch(() => process.exit(1));
  });
}
