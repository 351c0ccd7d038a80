import { describe, expect, it } from 'vitest';
import { filesUnder, readText } from './tree.ts';

const ruleId = /[A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*-\d+[a-z]?/;

function rulesOfSpec(): string[] {
  const line = new RegExp(`^- \\*\\*(${ruleId.source})\\*\\*\\s+\\S`, 'gm');
  return [...readText('server/SPEC.md').matchAll(line)].map(([, id]) => id ?? '');
}

/** Every `[AREA-n]` at the head of a test's or a group's name, with the file that names it. */
function rulesOfTests(): Map<string, string> {
  const name = /\b(?:it|test|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])((?:\[[^\]]+\]\s*)+)/g;
  const named = filesUnder('tests', '.test.ts', '.test.tsx').flatMap((file) =>
    [...readText(file).matchAll(name)].flatMap(([, , heads]) =>
      [...(heads ?? '').matchAll(new RegExp(ruleId, 'g'))].map(([id]): [string, string] => [id, file]),
    ),
  );
  return new Map(named);
}

describe('rules and tests', () => {
  it('name each rule once', () => {
    const rules = rulesOfSpec();
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
    expect(rules.length).toBeGreaterThan(0);
  });

  it('have a test for every rule', () => {
    const tested = rulesOfTests();
    expect(rulesOfSpec().filter((rule) => !tested.has(rule))).toEqual([]);
  });

  it('have a rule for every number that a test cites', () => {
    const rules = new Set(rulesOfSpec());
    const unknown = [...rulesOfTests()]
      .filter(([rule]) => !rules.has(rule))
      .map(([rule, file]) => `${rule} in ${file}`);
    expect(unknown).toEqual([]);
  });
});
