import { type Token, wordAt } from './tokens.ts';

/** A number read from words or digits; `next` is the token after it, `words` how many tokens were spoken words. */
export interface NumberReading {
  readonly value: number;
  readonly next: number;
  readonly spoken: boolean;
}

const UNITS: Readonly<Record<string, number>> = {
  không: 0,
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};

/** After mười/mươi: "năm" there means "year", five is said lăm or nhăm (domain.md §3.5). */
const AFTER_TEN: Readonly<Record<string, number>> = {
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};

const SHORT_TENS: Readonly<Record<string, number>> = { mốt: 1, tư: 4, lăm: 5, nhăm: 5 };
const TENS_WORD: Readonly<Record<string, number>> = { hăm: 20, băm: 30 };
const THOUSAND = new Set(['nghìn', 'ngàn']);

type Part = readonly [value: number, next: number] | null;

function tensTail(tokens: readonly Token[], tens: number, at: number): Part {
  const unit = AFTER_TEN[wordAt(tokens, at)];
  return unit === undefined ? [tens, at] : [tens + unit, at + 1];
}

function underHundred(tokens: readonly Token[], at: number): Part {
  const word = wordAt(tokens, at);
  if (word === 'mười') {
    return tensTail(tokens, 10, at + 1);
  }
  const short = TENS_WORD[word];
  if (short !== undefined) {
    return tensTail(tokens, short, at + 1);
  }
  const digit = UNITS[word];
  if (digit === undefined) {
    return null;
  }
  const following = wordAt(tokens, at + 1);
  if (following === 'mươi' || following === 'chục') {
    return tensTail(tokens, digit * 10, at + 2);
  }
  const colloquial = SHORT_TENS[following];
  return colloquial !== undefined && digit > 1 ? [digit * 10 + colloquial, at + 2] : [digit, at + 1];
}

/** "không trăm hai bảy": tens without "mươi", only after hundreds were said. */
function shortTens(tokens: readonly Token[], at: number): Part {
  const tens = UNITS[wordAt(tokens, at)];
  const unit = AFTER_TEN[wordAt(tokens, at + 1)];
  return tens !== undefined && tens > 1 && unit !== undefined ? [tens * 10 + unit, at + 2] : null;
}

/** What follows "… trăm": "linh năm", "rưỡi", "hai mươi bảy"; nothing before the word "năm", which means year there. */
function underHundreds(tokens: readonly Token[], at: number, none: boolean): Part {
  const after = wordAt(tokens, at);
  if (after === 'linh' || after === 'lẻ') {
    const rest = AFTER_TEN[wordAt(tokens, at + 1)] ?? UNITS[wordAt(tokens, at + 1)];
    return rest === undefined ? [0, at] : [rest, at + 2];
  }
  return after === 'năm' ? null : ((none ? shortTens(tokens, at) : null) ?? underHundred(tokens, at));
}

function underThousand(tokens: readonly Token[], at: number): Part {
  const digit = UNITS[wordAt(tokens, at)];
  if (digit === undefined || wordAt(tokens, at + 1) !== 'trăm') {
    return underHundred(tokens, at);
  }
  const hundreds = digit * 100;
  if (wordAt(tokens, at + 2) === 'rưỡi') {
    return [hundreds + 50, at + 3];
  }
  const rest = underHundreds(tokens, at + 2, digit === 0);
  return rest ? [hundreds + rest[0], rest[1]] : [hundreds, at + 2];
}

/** "hai không hai sáu" → 2026 */
function digitByDigit(tokens: readonly Token[], at: number): Part {
  const digits = [0, 1, 2, 3].map((offset) => UNITS[wordAt(tokens, at + offset)]);
  const [first, second, third, fourth] = digits;
  if (first !== 2 || second !== 0 || third === undefined || fourth === undefined) {
    return null;
  }
  return [2000 + third * 10 + fourth, at + 4];
}

function spokenInteger(tokens: readonly Token[], at: number): Part {
  const year = digitByDigit(tokens, at);
  if (year) {
    return year;
  }
  const head = underThousand(tokens, at);
  if (!head || !THOUSAND.has(wordAt(tokens, head[1]))) {
    return head;
  }
  const thousands = head[0] * 1000;
  const tail = wordAt(tokens, head[1] + 1) === 'năm' ? null : underThousand(tokens, head[1] + 1);
  return tail ? [thousands + tail[0], tail[1]] : [thousands, head[1] + 1];
}

function withFraction(tokens: readonly Token[], whole: readonly [number, number]): readonly [number, number] {
  if (wordAt(tokens, whole[1]) !== 'phẩy') {
    return whole;
  }
  const fraction = spokenInteger(tokens, whole[1] + 1);
  return fraction ? [Number(`${whole[0]}.${fraction[0]}`), fraction[1]] : whole;
}

/**
 * Reads a number at a token: digits ("9.846", "46,5") or words ("hai nghìn không trăm hai mươi bảy").
 * Thousands dot and decimal comma as in Vietnamese writing. Null where no number stands.
 */
export function readNumber(tokens: readonly Token[], at: number): NumberReading | null {
  const token = tokens[at];
  if (token?.kind === 'number') {
    const value = Number(token.text.replace(/\.(?=\d{3}(?:\D|$))/g, '').replace(',', '.'));
    return Number.isFinite(value) ? { value, next: at + 1, spoken: false } : null;
  }
  const whole = spokenInteger(tokens, at);
  if (!whole) {
    return null;
  }
  const [value, next] = withFraction(tokens, whole);
  return { value, next, spoken: true };
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** Quarter or item number, also as a Roman numeral ("quý IV"). */
export function readOrdinal(tokens: readonly Token[], at: number): NumberReading | null {
  const roman = ROMAN[wordAt(tokens, at)];
  return roman === undefined ? readNumber(tokens, at) : { value: roman, next: at + 1, spoken: false };
}
