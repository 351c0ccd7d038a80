import { describe, expect, it } from 'vitest';
import { settingsTable } from '#server/config/config.ts';
import { readText } from './tree.ts';

const rows = settingsTable().map(({ name, standard, meaning }) => `| \`${name}\` | ${standard} | ${meaning} |`);

describe('README', () => {
  it('lists every environment variable with its default and meaning, and no other', () => {
    const listed = readText('README.md')
      .split('\n')
      .filter((line) => /^\| `[A-Z0-9_]+` \|/.test(line));
    expect(listed).toEqual(rows);
  });

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
    const named = [...readText('README.md').matchAll(/`npm (?:run )?(?:--silent )?([a-z:]+)/g)].map(
      ([, name]) => name ?? '',
    );
    const known = new Set([...Object.keys(scripts), 'ci', 'install']);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});
