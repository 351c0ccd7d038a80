import fs from 'node:fs';
import path from 'node:path';

/** Another start works in the same data folder. */
export class AlreadyRunning extends Error {
  readonly pid: number;

  constructor(pid: number) {
    super(`another start (process ${pid}) uses this data folder`);
    this.name = 'AlreadyRunning';
    this.pid = pid;
  }
}

function isStart(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return (
      process.platform !== 'linux' || fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server/start/up.ts')
    );
  } catch {
    return false;
  }
}

/**
 * Claims the data folder for this start; a claim whose owner is dead is taken over.
 * @returns gives the claim back.
 * @throws {AlreadyRunning} when a living start holds it.
 */
export function claimDataFolder(dataDir: string): () => void {
  const file = path.join(dataDir, 'start.pid');
  fs.mkdirSync(dataDir, { recursive: true });
  const owner = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  if (owner > 0 && owner !== process.pid && isStart(owner)) {
    throw new AlreadyRunning(owner);
  }
  fs.writeFileSync(file, String(process.pid));
  return () => fs.rmSync(file, { force: true });
}
