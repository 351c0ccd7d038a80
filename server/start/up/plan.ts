import fs from 'node:fs';
import path from 'node:path';
import type { ProcessOrder } from '../processes/supervised.ts';

export const project = path.resolve(import.meta.dirname, '../../..');

type Part = { name: string; script: string; priority?: number; flags?: string[] };

/** The processes of the product in the order of their start; they are stopped the other way round. */
const parts: Part[] = [
  { name: 'server', script: 'server/main.ts' },
  { name: 'capture', script: 'recorder/capture/main.ts' },
  { name: 'media', script: 'media/main.ts' },
  { name: 'recorder', script: 'recorder/main.ts', priority: 10 },
];

export type Plan = Record<string, ProcessOrder>;

/** One order for each process whose script is there, all with the same environment. */
export function planProcesses(env: NodeJS.ProcessEnv, logDir: string, development: boolean): Plan {
  const present = parts.filter(({ script }) => fs.existsSync(path.join(project, script)));
  const flags = development ? ['--watch'] : [];
  return Object.fromEntries(
    present.map(({ script, ...part }) => [
      part.name,
      { ...part, script: path.join(project, script), env, logDir, flags: [...(part.flags ?? []), ...flags] },
    ]),
  );
}
