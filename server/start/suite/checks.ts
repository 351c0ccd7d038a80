import fs from 'node:fs';
import path from 'node:path';
import { diffToSchema } from '../schema/engine.ts';
import { withMigratedDatabase } from '../schema/migrated.ts';
import { type Outcome, project, runCommand, wholeStep } from './outcome.ts';
import { runTests } from './vitest.ts';

const folders = ['client', 'server', 'media', 'recorder', 'prisma', 'tests'];
const tool = (name: string): string => path.join(project, 'node_modules/.bin', name);

async function schemaDrift(): Promise<{ code: number; output: string }> {
  const sql = await withMigratedDatabase(diffToSchema);
  return { code: sql === '' ? 0 : 1, output: sql };
}

function walls(): Promise<{ code: number; output: string }> {
  const present = folders.filter((folder) => fs.existsSync(path.join(project, folder)));
  return runCommand(tool('depcruise'), ['--config', '.dependency-cruiser.mjs', ...present]);
}

type Step = () => Promise<Outcome>;

/** Unit tests, types, format and lint, dead code, walls, schema: the long ones first. */
const steps: Step[] = [
  () => runTests('unit', { show: false }),
  () => wholeStep('types (tsc)', () => runCommand(tool('tsc'), ['--noEmit', '-p', '.'])),
  () =>
    wholeStep('format and lint (biome)', () => runCommand(tool('biome'), ['check', '--diagnostic-level=error', '.'])),
  () => wholeStep('dead code (knip)', () => runCommand(tool('knip'), ['--no-progress'])),
  () => wholeStep('walls (dependency-cruiser)', walls),
  () => wholeStep('schema and migrations agree', schemaDrift),
];

const atOnce = 2;

/** Runs all checks, two at a time; `onOutcome` hears each result as it comes. */
export async function runChecks(onOutcome: (outcome: Outcome) => void): Promise<Outcome[]> {
  const waiting = [...steps];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const outcome = await step();
      outcomes.push(outcome);
      onOutcome(outcome);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return outcomes;
}
