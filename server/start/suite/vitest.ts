import fs from 'node:fs';
import path from 'node:path';
import { type Outcome, project, runCommand } from './outcome.ts';
import { type Tally, tallyFile } from './tally.ts';

/** Whether a project of vitest.config.ts has any test yet. */
export function hasTests(name: string): boolean {
  const folder = path.join(project, 'tests', name);
  return (
    fs.existsSync(folder) &&
    fs.readdirSync(folder, { recursive: true }).some((file) => /\.test\.tsx?$/.test(String(file)))
  );
}

function read(name: string): Tally {
  try {
    return JSON.parse(fs.readFileSync(tallyFile(name), 'utf8')) as Tally;
  } catch {
    return { passed: 0, failures: [], secondTries: [] };
  }
}

/**
 * Runs one project of vitest.config.ts and counts its test cases; a file that can't be loaded, or an error outside of any
 * test, counts as one failed.
 */
export async function runTests(name: string, options: { show: boolean }): Promise<Outcome> {
  const started = performance.now();
  fs.rmSync(tallyFile(name), { force: true });
  const reporters = ['--reporter=default', `--reporter=${path.join(import.meta.dirname, 'tally.ts')}`];
  const command = path.join(project, 'node_modules/vitest/vitest.mjs');
  const args = [command, 'run', '--project', name, ...reporters];
  const { code, output } = await runCommand(process.execPath, args, options);
  const { passed, failures, secondTries } = read(name);
  const named = code !== 0 && failures.length === 0 ? ['ended without saying which test failed'] : failures;
  const seconds = (performance.now() - started) / 1000;
  return { name: `tests/${name}`, passed, failed: named.length, seconds, output, failures: named, secondTries };
}
