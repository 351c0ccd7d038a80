import { expect, it } from 'vitest';
import { excerpt } from '#server/http/papers/excerpt.ts';

const page = `${'đường nối cầu Bến Trúc '.repeat(8)}tổng mức đầu tư 1.486 tỷ đồng ${'giải phóng mặt bằng '.repeat(8)}`;

it('[SEARCH-6] an excerpt shows the words that were found, between whole words', () => {
  const { text, start, end } = excerpt(page, 'dau tu');
  expect(text.slice(start, end)).toBe('đầu tư');
  const words = new Set(page.split(' '));
  expect(text.split(' ').filter((word) => word !== '…' && !words.has(word))).toEqual([]);
  expect(text).toMatch(/^… .* …$/);
});

it.each([
  ['Đầu tư công', 'dau tu', 'Đầu tư'],
  ['một hai', 'hai', 'hai'],
  ['không có', 'vắng', ''],
])('[SEARCH-6] a short text is shown whole: %s', (text, query, marked) => {
  const found = excerpt(text, query);
  expect(found.text).toBe(text);
  expect(found.text.slice(found.start, found.end)).toBe(marked || text.slice(0, query.length));
});
