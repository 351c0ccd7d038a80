import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { StepFailed } from './stepFailed.ts';

const project = path.resolve(import.meta.dirname, '../..');
const output = path.join(project, 'dist/client');
const stampFile = path.join(output, '.made-from');
const sources = [
  'client',
  'server/protocol',
  'server/domain',
  'vite.config.ts',
  'vite.plugins.ts',
  'package-lock.json',
];

function filesOf(place: string): string[] {
  if (fs.statSync(place).isFile()) {
    return [place];
  }
  const entries = fs.readdirSync(place, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function stamp(): string {
  const hash = createHash('sha256');
  for (const file of sources.map((source) => path.join(project, source)).flatMap(filesOf)) {
    hash.update(path.relative(project, file)).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

/** Whether dist/client was made from the sources as they are. */
export const isClientBuilt = (): boolean => fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp();

/**
 * Builds the screens into dist/client when their sources changed since the last build; true when it did.
 * @throws with the builder's own words when a source is wrong.
 */
export async function ensureClientBuild(): Promise<boolean> {
  if (isClientBuilt()) {
    return false;
  }
  const wanted = stamp();
  const vite = path.join(project, 'node_modules/vite/bin/vite.js');
  try {
    await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: project,
      env: { ...process.env, NO_COLOR: '1' },
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new StepFailed('screens', `vite build:\n${stdout ?? ''}\n${stderr ?? String(error)}`, { cause: error });
  }
  fs.writeFileSync(stampFile, wanted);
  return true;
}
