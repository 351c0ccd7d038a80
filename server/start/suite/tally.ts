import fs from 'node:fs';
import path from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** What one project of vitest.config.ts came to, by the names of its test cases. */
export interface Tally {
  readonly passed: number;
  /** Cases that failed, with the reason's first line; files that could not be loaded, errors outside of any case. */
  readonly failures: readonly string[];
  /** Cases that passed only at the second try: something in them, or in the product, depends on chance. */
  readonly secondTries: readonly string[];
}

/** Where the tally of a project is left for the suite to read. */
export function tallyFile(project: string): string {
  return path.resolve(import.meta.dirname, '../../../node_modules/.cache/suite', `${project}.json`);
}

const fullName = (test: TestCase): string => `${test.module.relativeModuleId} › ${test.fullName}`;

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

function failure(test: TestCase): string {
  return `${fullName(test)}: ${firstLine(test.result().errors?.[0]?.message ?? '')}`;
}

const casesOf = (modules: readonly TestModule[]): TestCase[] =>
  modules.flatMap((module) => [...module.children.allTests()]);

/** The files that broke outside of their cases: an import that fails, a hook around the whole file. */
const brokenModules = (modules: readonly TestModule[]): string[] =>
  modules.filter((module) => module.errors().length > 0).map((module) => module.relativeModuleId);

/** A reporter of Vitest that leaves a tally of the one project it ran. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly { message: string }[]): void {
    const project = modules[0]?.project.name;
    if (project === undefined) {
      return;
    }
    const cases = casesOf(modules);
    const failed = cases.filter((test) => test.result().state === 'failed');
    const tally: Tally = {
      passed: cases.filter((test) => test.result().state === 'passed').length,
      failures: [...failed.map(failure), ...brokenModules(modules), ...errors.map(({ message }) => firstLine(message))],
      secondTries: cases.filter((test) => test.diagnostic()?.flaky === true).map(fullName),
    };
    const file = tallyFile(project);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify(tally));
  }
}
