import fs from 'node:fs';
import path from 'node:path';

/** What PostgreSQL writes into `postmaster.pid`: its process and whether it takes connections. */
export type Postmaster = { pid: number; status: string };

const pidFile = (data: string): string => path.join(data, 'postmaster.pid');

/** Reads `postmaster.pid` of a data folder; undefined when it isn't there. */
export function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = fs.readFileSync(pidFile(data), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

function isZombie(pid: number): boolean {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
}

/**
 * Whether that process really is the server of this folder. PostgreSQL itself believes any living pid, also a zombie or
 * a number that was given to another process since, and then refuses to start for ever.
 */
export function isAlive(postmaster: Postmaster, data: string): boolean {
  if (!(postmaster.pid > 0)) {
    return false;
  }
  try {
    process.kill(postmaster.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') {
    return true;
  }
  try {
    const command = fs.readFileSync(`/proc/${postmaster.pid}/cmdline`, 'utf8').split('\0');
    return !isZombie(postmaster.pid) && command.includes(data);
  } catch {
    return false;
  }
}

/** Removes what a killed server left behind, so that the next one can start. */
export function removeStale(data: string, socketDir: string): void {
  const left = [pidFile(data), path.join(socketDir, '.s.PGSQL.5432'), path.join(socketDir, '.s.PGSQL.5432.lock')];
  for (const file of left) {
    fs.rmSync(file, { force: true });
  }
}
