import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { partDir, recipes } from '../native/cache.ts';

export type NativeBuild = {
  /** True when nothing is left to build. */
  complete: boolean;
  /** Settles when the build ended, well or not. */
  ended: Promise<void>;
  stop: () => void;
};

function endGroup(child: ChildProcess): void {
  try {
    process.kill(-(child.pid ?? 0), 'SIGTERM');
  } catch {
    // It ended by itself.
  }
}

/** Builds what is missing of the native parts in the background; an interrupted build goes on at the next start. */
export function buildNativeParts(logDir: string): NativeBuild {
  if (recipes().every((recipe) => fs.existsSync(partDir(recipe)))) {
    return { complete: true, ended: Promise.resolve(), stop: () => undefined };
  }
  fs.mkdirSync(logDir, { recursive: true });
  const log = fs.openSync(path.join(logDir, 'native.log'), 'a');
  const script = path.join(import.meta.dirname, '../native/build.ts');
  const child = spawn(process.execPath, [script], { stdio: ['ignore', log, log], detached: true });
  fs.closeSync(log);
  return { complete: false, ended: once(child, 'exit').then(() => undefined), stop: () => endGroup(child) };
}
