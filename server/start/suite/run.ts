/** `npm test` under Node 24: everything, from a clean clone. `npm test -- unit e2e` runs only the named projects. */
import path from 'node:path';
import { step } from '../bare/say.mjs';
import { ensureClientBuild } from '../clientBuild.ts';
import { ensurePrismaClient } from '../schema/client.ts';
import { runChecks } from './checks.ts';
import { prepareMachine } from './machine.ts';
import { conclude, type Outcome, project, report, runCommand, wholeStep } from './outcome.ts';
import { hasTests, runTests } from './vitest.ts';

/** These need nothing that is compiled or built. */
const plain = ['architecture', 'fuzz'];
/** These run the real speech engine, the real media worker, the real screens. */
const real = ['contract', 'integration', 'media', 'e2e'];
const wanted = process.argv.slice(2);
const outcomes: Outcome[] = [];

function keep(outcome: Outcome, shown = false): void {
  outcomes.push(outcome);
  report(outcome, shown);
}

async function runProjects(names: string[]): Promise<void> {
  for (const name of names.filter(hasTests)) {
    step(`tests/${name}`);
    keep(await runTests(name, { show: true }), true);
  }
}

function buildNative(): Promise<Outcome> {
  const script = path.join(project, 'server/start/native/build.ts');
  return wholeStep('native parts', () => runCommand(process.execPath, [script]));
}

async function buildScreens(): Promise<{ code: number; output: string }> {
  await ensureClientBuild();
  return { code: 0, output: '' };
}

/** The order puts first what fails soonest; the native parts are compiled meanwhile. */
async function runEverything(): Promise<void> {
  keep(await wholeStep('machine', prepareMachine));
  const native = buildNative();
  await runChecks(keep);
  await runProjects(plain);
  keep(await wholeStep('screens (vite build)', buildScreens));
  keep(await native);
  await runProjects(real);
}

/** Only what was asked for, with what it needs. */
async function runSome(names: string[]): Promise<void> {
  if (names.includes('e2e')) {
    keep(await wholeStep('screens (vite build)', buildScreens));
  }
  if (names.some((name) => real.includes(name))) {
    keep(await buildNative());
  }
  await runProjects(names);
}

ensurePrismaClient();
if (wanted.length > 0) {
  await runSome(wanted);
} else {
  await runEverything();
}
conclude(outcomes);
