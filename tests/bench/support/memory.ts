import { readFileSync } from 'node:fs';
import { familyOf } from './received.ts';

const LOOK_EVERY_MS = 250;

/** Resident memory of a process and all that come from it, MiB. */
function residentMiB(pid: number): number {
  // Between two lives a process has no number.
  const kib = (pid > 0 ? familyOf(pid) : []).map((member) => {
    try {
      return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${member}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return kib.reduce((sum, own) => sum + own, 0) / 1024;
}

/** Watches how much memory a process and its children hold; the process may be started again meanwhile. */
export class MemoryWatch {
  readonly #pid: () => number;
  readonly #timer: NodeJS.Timeout;
  readonly beganMiB: number;
  #mostMiB = 0;

  constructor(pid: () => number) {
    this.#pid = pid;
    this.beganMiB = residentMiB(pid());
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  /** Ends the watching; answers the most that was held, MiB. */
  stop(): number {
    clearInterval(this.#timer);
    this.#look();
    return this.#mostMiB;
  }

  #look(): void {
    this.#mostMiB = Math.max(this.#mostMiB, residentMiB(this.#pid()));
  }
}
