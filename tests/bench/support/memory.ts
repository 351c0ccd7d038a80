import { readFileSync } from 'node:fs';
import { familyOf } from './received.ts';

const LOOK_EVERY_MS = 250;

/** Resident memory of one process, whole MiB: now (`VmRSS`) or the most so far (`VmHWM`, proc(5)); null when it is gone. */
export function memoryOf(pid: number, which: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const kib = new RegExp(`^${which}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? null : Math.round(Number(kib) / 1024);
  } catch {
    return null;
  }
}

/** Resident memory of a process and all that come from it, MiB. */
function residentMiB(pid: number): number {
  // Between two lives a process has no number.
  const family = pid > 0 ? familyOf(pid) : [];
  return family.reduce((sum, member) => sum + (memoryOf(member, 'VmRSS') ?? 0), 0);
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
