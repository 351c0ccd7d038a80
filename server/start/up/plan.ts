import fs from 'node:fs';
import path from 'node:path';
import type { ProcessOrder } from '../processes/supervised.ts';

export const project = path.resolve(import.meta.dirname, '../../..');

type Part = { name: string; script: string; priority?: number; spare?: boolean };

/** The processes of the product in the order of their start; they are stopped the other way round. */
const parts: Part[] = [
  { name: 'server', script: 'server/main.ts' },
  { name: 'capture', script: 'recorder/capture/main.ts' },
  // People hear nothing until it is back: a second one stands by (MEDIA-9).
  { name: 'media', script: 'media/main.ts', spare: true },
  { name: 'recorder', script: 'recorder/main.ts', priority: 10 },
];

/** In development the screens come from Vite's own server (http://localhost:5173), which shows each change at once. */
const screens: Part = { name: 'screens', script: 'node_modules/vite/bin/vite.js' };

/** One order for each process whose script is there, all with the same environment. */
export function planProcesses(env: NodeJS.ProcessEnv, logDir: string, development: boolean): ProcessOrder[] {
  const present = parts.filter(({ script }) => fs.existsSync(path.join(project, script)));
  const watched = present.map((part) =>
    development ? { ...part, spare: false, flags: ['--watch'] } : { ...part, flags: [] },
  );
  const all = development ? [...watched, screens] : watched;
  return all.map((part) => ({ ...part, script: path.join(project, part.script), env, logDir }));
}
