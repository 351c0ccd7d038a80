import { bare, lower } from './bare.ts';

export type TokenKind = 'word' | 'number' | 'date' | 'monthYear' | 'time' | 'docNumber' | 'punct';

/** A piece of the source; `start`/`end` are UTF-16 offsets into the text as given, so every reading can point back to it. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  readonly bare: string;
  /** First letter is upper case in the source. */
  readonly capital: boolean;
  /** White space or the start of the text stands before it. */
  readonly spaced: boolean;
}

const L = '[\\p{L}\\p{M}]';
const U = '\\p{Lu}\\p{M}*';

/** Order matters: a document number must not be read as a date ("15/2024/QĐ-UBND"). */
const RULES: readonly (readonly [TokenKind, string])[] = [
  ['docNumber', `\\d+[A-Za-z]?[/-](?:\\d{4}/)?(?:QH\\d+|${U}${L}*(?:\\d+)?)(?:[-–/&.]${L}+\\d*)*`],
  ['date', '\\d{1,2}\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?(?:20\\d{2}|19\\d{2})(?!\\d)'],
  ['monthYear', '\\d{1,2}\\s?/\\s?20\\d{2}(?!\\d)'],
  ['time', '\\d{1,2}(?:[hg]\\d{2}|h|g)(?![\\p{L}\\p{M}\\d])|\\d{1,2}:\\d{2}(?!\\d)'],
  ['date', '\\d{1,2}/\\d{1,2}(?![\\d/])'],
  ['number', '\\d+(?:[.,]\\d+)*'],
  ['word', `(?:${U})+(?:[-–&](?:${U})+)+${L}*|${L}(?:${L}|\\d|&(?=${L}))*`],
  // Invisible format characters (zero-width spaces of copied texts) are no tokens at all.
  ['punct', '[^\\s\\p{L}\\p{M}\\p{Cf}\\d]'],
];

const LEXER = new RegExp(RULES.map(([, source]) => `(${source})`).join('|'), 'gu');

function kindOf(match: RegExpMatchArray): TokenKind {
  const at = RULES.findIndex((_, index) => match[index + 1] !== undefined);
  return RULES[at]?.[0] ?? 'punct';
}

/** Cuts a text into tokens. Never throws; characters outside words, numbers and dates become `punct`. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  for (const match of source.matchAll(LEXER)) {
    const text = match[0];
    const start = match.index;
    tokens.push({
      kind: kindOf(match),
      start,
      end: start + text.length,
      text: text.normalize('NFC'),
      lower: lower(text),
      bare: bare(text),
      capital: /^\p{Lu}/u.test(text),
      spaced: start === 0 || /\s/.test(source[start - 1] ?? ' '),
    });
  }
  return tokens;
}

/** Lower-case word at a position, '' outside the text. */
export function wordAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.lower ?? '';
}

/** Does the phrase (words separated by one space, lower case, with tones) stand at this position? Returns the position after it. */
export function phraseAt(tokens: readonly Token[], at: number, phrase: string): number | null {
  const first = tokens[at]?.lower;
  if (first === undefined || !phrase.startsWith(first)) {
    return null;
  }
  const words = phrase.split(' ');
  const fits = words.every((word, offset) => wordAt(tokens, at + offset) === word);
  return fits ? at + words.length : null;
}

/** Longest of several phrases at a position. */
export function anyPhraseAt(tokens: readonly Token[], at: number, phrases: Iterable<string>): number | null {
  let best: number | null = null;
  for (const phrase of phrases) {
    const next = phraseAt(tokens, at, phrase);
    if (next !== null && (best === null || next > best)) {
      best = next;
    }
  }
  return best;
}
