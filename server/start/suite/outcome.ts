import { spawn } from 'node:child_process';
import path from 'node:path';

export const project = path.resolve(import.meta.dirname, '../../..');

/** What one step of the suite came to; `output` is what it wrote. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  readonly output: string;
  /** For a project of tests: which failed and why, and which passed only at the second try. */
  readonly failures?: readonly string[];
  readonly secondTries?: readonly string[];
}

/** No step needs nearly as long; one that hangs must not hold up the rest. */
const longestStepMs = 15 * 60_000;

/** Runs a command of the project; its output is collected, and with `show` also written as it comes. */
export function runCommand(
  command: string,
  args: string[],
  options: { show?: boolean } = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: project, stdio: ['ignore', 'pipe', 'pipe'], timeout: longestStepMs });
    const parts: Buffer[] = [];
    const take = (chunk: Buffer): void => {
      parts.push(chunk);
      if (options.show) {
        process.stdout.write(chunk);
      }
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code, signal) => {
      const output = Buffer.concat(parts).toString();
      resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output });
    });
  });
}

/** Measures a step that passes or fails as a whole; a throw is a failure. */
export async function wholeStep(name: string, work: () => Promise<{ code: number; output: string }>): Promise<Outcome> {
  const started = performance.now();
  const { code, output } = await work().catch((error: unknown) => ({ code: 1, output: String(error) }));
  const seconds = (performance.now() - started) / 1000;
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds, output };
}

/** One line for people, and the whole output of what failed unless it was shown already. */
export function report(outcome: Outcome, shown = false): void {
  const mark = outcome.failed === 0 ? '✓' : '✗';
  const counts = outcome.passed + outcome.failed === 1 ? '' : ` · ${outcome.passed} passed, ${outcome.failed} failed`;
  if (outcome.failed > 0 && !shown) {
    console.log(outcome.output.trimEnd());
  }
  console.log(`${mark} ${outcome.name} · ${outcome.seconds.toFixed(1)} s${counts}`);
}

/** Names what failed and what needed a second try, then the closing line `N passed, N failed` and its exit code. */
export function conclude(outcomes: Outcome[]): void {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  for (const { name, secondTries = [] } of outcomes) {
    for (const test of secondTries) {
      console.log(`! ${name}: passed only at the second try: ${test}`);
    }
  }
  for (const { name, failures = [] } of outcomes.filter((one) => one.failed > 0)) {
    console.log([`✗ ${name}`, ...failures].join('\n    '));
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
