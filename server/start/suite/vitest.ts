import fs from 'node:fs';
import path from 'node:path';
import { type Outcome, project, runCommand } from './outcome.ts';

type Report = { numPassedTests: number; numFailedTests: number; testResults: { status: string; message: string }[] };

/** Whether a project of vitest.config.ts has any test yet. */
export function hasTests(name: string): boolean {
  const folder = path.join(project, 'tests', name);
  return (
    fs.existsSync(folder) &&
    fs.readdirSync(folder, { recursive: true }).some((file) => /\.test\.tsx?$/.test(String(file)))
  );
}

function read(file: string): Report {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Report;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

/**
 * Runs one project of vitest.config.ts and counts its test cases; a file that can't be loaded, or an error outside of any
 * test, counts as one failed.
 */
export async function runTests(name: string, options: { show: boolean }): Promise<Outcome> {
  const started = performance.now();
  const file = path.join(project, 'node_modules/.cache/suite', `${name}.json`);
  fs.rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const command = path.join(project, 'node_modules/vitest/vitest.mjs');
  const args = [command, 'run', '--project', name, ...reporters];
  const { code, output } = await runCommand(process.execPath, args, options);
  const { numPassedTests: passed, numFailedTests, testResults } = read(file);
  const unloadable = testResults.filter(({ status, message }) => status === 'failed' && message !== '').length;
  const counted = numFailedTests + unloadable;
  const failed = code !== 0 && counted === 0 ? 1 : counted;
  return { name: `tests/${name}`, passed, failed, seconds: (performance.now() - started) / 1000, output };
}
