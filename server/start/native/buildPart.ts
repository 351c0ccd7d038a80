import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { partDir } from './cache.ts';
import { ensurePackages } from './debian.ts';
import { withLock } from './lock.ts';
import type { BuildContext, Recipe } from './recipe.ts';
import { writeStatus } from './status.ts';

function runner(recipe: Recipe, log: number): BuildContext['run'] {
  return (command, args, options = {}) =>
    new Promise((resolve, reject) => {
      const child = spawn(command, args, { cwd: options.cwd, stdio: ['ignore', 'pipe', log] });
      child.stdout?.on('data', (chunk: Buffer) => {
        fs.writeSync(log, chunk);
        const [, now, all] = chunk.toString().match(/\[(\d+)\/(\d+)\](?!.*\[\d+\/\d+\])/s) ?? [];
        if (now && all) {
          writeStatus(recipe.id, {
            state: 'building',
            percent: Math.floor((100 * Number(now)) / Number(all)),
            message: '',
          });
        }
      });
      child.on('error', reject);
      child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
    });
}

async function make(recipe: Recipe, target: string): Promise<void> {
  const work = `${target}.work`;
  const out = `${target}.out`;
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(work, { recursive: true });
  fs.mkdirSync(out);
  const log = fs.openSync(`${target}.log`, 'a');
  const context: BuildContext = { work, out, jobs: os.availableParallelism(), run: runner(recipe, log) };
  try {
    const fetched = (await recipe.prebuilt?.(context)) ?? false;
    if (!fetched) {
      writeStatus(recipe.id, { state: 'installing', percent: 0, message: recipe.packages.join(' ') });
      ensurePackages(recipe.packages, log);
      writeStatus(recipe.id, { state: 'building', percent: 0, message: '' });
      await recipe.build(context);
    }
  } finally {
    fs.closeSync(log);
  }
  fs.renameSync(out, target);
  fs.rmSync(work, { recursive: true, force: true });
}

/**
 * Builds one part into the cache unless it is there; two calls at once, also of two processes, build once.
 * @throws when a package is missing or the compiler fails; the log lies beside the part.
 */
export async function buildPart(recipe: Recipe): Promise<void> {
  const target = partDir(recipe);
  const needed = (): boolean => !fs.existsSync(target);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  try {
    await withLock(`${target}.lock`, needed, () => (needed() ? make(recipe, target) : Promise.resolve()));
    writeStatus(recipe.id, { state: 'ready', percent: 100, message: '' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    writeStatus(recipe.id, { state: 'failed', percent: 0, message });
    throw new Error(`${message} (${target}.log)`, { cause: error });
  }
}
