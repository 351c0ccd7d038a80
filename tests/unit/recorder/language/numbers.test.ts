import { describe, expect, it } from 'vitest';
import { readNumber } from '#recorder/language/text/numbers.ts';
import { tokenize } from '#recorder/language/text/tokens.ts';

const SPOKEN: [string, number][] = [
  ['mười', 10],
  ['mười lăm', 15],
  ['hai mươi', 20],
  ['hai mươi mốt', 21],
  ['hai mươi tư', 24],
  ['hăm lăm', 25],
  ['ba mươi mốt', 31],
  ['chín mươi chín', 99],
  ['một trăm linh năm', 105],
  ['ba trăm lẻ tám', 308],
  ['hai trăm rưỡi', 250],
  ['chín nghìn tám trăm bốn mươi sáu', 9846],
  ['hai nghìn không trăm hai mươi bảy', 2027],
  ['hai ngàn không trăm hai mươi sáu', 2026],
  ['hai không hai sáu', 2026],
  ['mười một phẩy bảy mươi sáu', 11.76],
  ['9.846', 9846],
  ['46,5', 46.5],
  ['05', 5],
];

describe('numbers', () => {
  it.each(SPOKEN)('[EXTRACT-12] "%s" = %d', (text, value) => {
    const tokens = tokenize(text);
    expect(readNumber(tokens, 0)).toMatchObject({ value, next: tokens.length });
  });

  it('[EXTRACT-12] "mười năm" is ten years, not fifteen', () => {
    expect(readNumber(tokenize('mười năm'), 0)).toMatchObject({ value: 10, next: 1 });
  });

  it('[EXTRACT-12] words that are no number are none', () => {
    expect(readNumber(tokenize('khẩn trương'), 0)).toBeNull();
  });
});
