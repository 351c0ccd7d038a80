import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import configuration from '../../.dependency-cruiser.mjs';
import { wallBreakers } from './wallBreakers.ts';

const project = path.resolve(import.meta.dirname, '../..');
const folders = ['client', 'server', 'media', 'recorder', 'prisma', 'tests'];
const fewestModules = 300;

async function check(baseDir: string): Promise<ICruiseResult['summary']> {
  const options = {
    ...configuration.options,
    ruleSet: { forbidden: configuration.forbidden },
    validate: true,
    baseDir,
  };
  const present = folders.filter((folder) => fs.existsSync(path.join(baseDir, folder)));
  const { output } = await cruise(present, options as ICruiseOptions & { ruleSet: IFlattenedRuleSet }, {
    ...(configuration.options.enhancedResolveOptions as object),
  });
  return (output as ICruiseResult).summary;
}

describe('walls between the folders', () => {
  it('hold in the tree, and the tree was really read', async () => {
    const { violations, totalCruised } = await check(project);
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(totalCruised).toBeGreaterThan(fewestModules);
  });

  it('say why they stand', () => {
    for (const rule of configuration.forbidden) {
      expect(rule.comment.length, rule.name).toBeGreaterThan(40);
    }
  });

  it('have each an import that breaks them', () => {
    const broken = new Set(wallBreakers.map(({ rule }) => rule));
    expect([...broken].sort()).toEqual(configuration.forbidden.map(({ name }) => name).sort());
  });
});

describe('an import through a wall is reported', () => {
  let found: { rule: string; from: string }[] = [];
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-walls-'));

  beforeAll(async () => {
    for (const file of ['package.json', 'tsconfig.json']) {
      fs.copyFileSync(path.join(project, file), path.join(place, file));
    }
    fs.symlinkSync(path.join(project, 'node_modules'), path.join(place, 'node_modules'));
    for (const [file, text] of wallBreakers.flatMap(({ files }) => Object.entries(files))) {
      fs.mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
      fs.writeFileSync(path.join(place, file), text);
    }
    const { violations } = await check(place);
    found = violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  });

  afterAll(() => fs.rmSync(place, { recursive: true, force: true }));

  it.each(wallBreakers.map(({ rule, files }) => ({ rule, from: Object.keys(files).at(-1) ?? '' })))(
    '$rule by $from',
    ({ rule, from }) => {
      const inCycle = rule === 'no-cycles' ? found.map((one) => one.rule) : [];
      expect(inCycle.includes(rule) || found.some((one) => one.rule === rule && one.from === from)).toBe(true);
    },
  );
});
