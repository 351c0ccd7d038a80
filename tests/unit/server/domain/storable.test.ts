import { describe, expect, it } from 'vitest';
import { isStorable } from '#domain/storable.ts';

describe('[SYNC-1] text that the database can hold', () => {
  it.each([
    ['Vietnamese', { a: 'Nghị Sự – Ủy ban ế ặ 😀' }, true],
    ['a backslash before u0000', { a: '\\u0000', b: '\\\\u0000', c: 'C:\\ud800' }, true],
    ['a whole pair', ['\ud83d\ude00'], true],
    ['nothing', undefined, true],
    ['a NUL', { deep: [{ text: 'a\u0000' }] }, false],
    ['a NUL behind a backslash', '\\\u0000', false],
    ['the first half of a pair', '\ud83d', false],
    ['the second half of a pair', { key: 'x\ude00' }, false],
    ['lists in lists without end', JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)), false],
    ['a key with half a character', { '\ud800': 1 }, false],
  ])('%s', (_what, value, storable) => {
    expect(isStorable(value)).toBe(storable);
  });
});
