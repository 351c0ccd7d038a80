import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, readText } from './tree.ts';

type Words = { [key: string]: string | Words };

/** Plural forms differ from language to language: Vietnamese has one, English two. */
const pluralEnding = /_(zero|one|two|few|many|other)$/;

function keysOf(words: Words, head = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${head}${key}`.replace(pluralEnding, '')] : keysOf(value, `${head}${key}.`),
  );
}

/** Key sets by namespace of one language. */
function dictionary(language: string): Map<string, Set<string>> {
  const files = filesUnder(`client/i18n/${language}`, '.json');
  return new Map(
    files.map((file) => [path.basename(file, '.json'), new Set(keysOf(JSON.parse(readText(file)) as Words))]),
  );
}

const flat = (words: Map<string, Set<string>>): string[] =>
  [...words].flatMap(([namespace, keys]) => [...keys].map((key) => `${namespace}:${key}`)).sort();

type Use = { file: string; key: string; namespaces: string[] };

function namespacesOf(text: string): string[] {
  return [...text.matchAll(/useTranslation\(\s*(\[[^\]]*\]|'[^']*')?\s*[,)]/g)].flatMap(([, given]) =>
    given ? [...given.matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '') : ['common'],
  );
}

/** Every key written in a source: `t('a.b')` in full, a template up to its first hole. */
function uses(): Use[] {
  const call = /\b(?:t|translate)\(\s*(?:'([^']+)'|`([^`]*)`)/g;
  return filesUnder('client', '.ts', '.tsx').flatMap((file) => {
    const text = readText(file);
    const namespaces = namespacesOf(text);
    return [...text.matchAll(call)].map(([, literal, template]) => ({
      file,
      key: literal ?? template ?? '',
      namespaces,
    }));
  });
}

function exists(words: Map<string, Set<string>>, { key, namespaces }: Use): boolean {
  const [given, bare] = key.includes(':') ? key.split(':', 2) : [undefined, key];
  if (given?.includes('${') || bare?.startsWith('${')) {
    return true;
  }
  const hole = bare?.indexOf('${') ?? -1;
  const head = hole < 0 ? bare : bare?.slice(0, hole);
  const places = given ? [given] : namespaces.length > 0 ? namespaces : [...words.keys()];
  const matches = (candidate: string): boolean =>
    hole < 0 ? candidate === head || candidate.startsWith(`${head}.`) : candidate.startsWith(head ?? '');
  return places.some((place) => [...(words.get(place) ?? [])].some(matches));
}

describe('words on the screens', () => {
  const vietnamese = dictionary('vi');
  const english = dictionary('en');

  it('exist in both languages', () => {
    expect(flat(english)).toEqual(flat(vietnamese));
  });

  it('exist for every key that a screen asks for', () => {
    const missing = uses().filter((use) => !exists(vietnamese, use));
    expect(missing.map(({ file, key }) => `${key} in ${file}`)).toEqual([]);
  });
});
