import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Tells a process from a later one with the same number. */
function startTime(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function holderLives(file: string): boolean {
  try {
    const [pid, started] = fs.readFileSync(file, 'utf8').split(' ');
    process.kill(Number(pid), 0);
    return started === 'unknown' || startTime(Number(pid)) === started;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function take(file: string): boolean {
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, `${process.pid} ${startTime(process.pid) ?? 'unknown'}`);
  try {
    // A hard link is there whole or not at all: nobody reads a half-written lock.
    fs.linkSync(mine, file);
    return true;
  } catch {
    return false;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/**
 * Runs `work` while holding the lock file; waits while another living process holds it and takes over from a dead one.
 * `stillNeeded` is asked before each try: false ends the wait without doing the work.
 */
export async function withLock(file: string, stillNeeded: () => boolean, work: () => Promise<void>): Promise<void> {
  while (stillNeeded()) {
    if (take(file)) {
      try {
        await work();
      } finally {
        fs.rmSync(file, { force: true });
      }
      return;
    }
    if (holderLives(file)) {
      await delay(500);
    } else {
      fs.rmSync(file, { force: true });
    }
  }
}
