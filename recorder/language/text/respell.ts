import { LONE_WORDS } from '../lexicon/spoken.ts';
import { vocabulary } from '../lexicon/vocabulary.ts';
import { bare, lower } from './bare.ts';
import { PhraseTable } from './phrases.ts';
import { type Token, wordAt } from './tokens.ts';

type Words = readonly string[];

/** Consonants that recognisers and dialects take for one another ("xở", "nhân rân", "rà xoát"), hỏi and ngã. */
function sound(word: string): string {
  const plain = lower(word).normalize('NFD').replace('\u0303', '\u0309').normalize('NFC');
  return plain
    .replace(/^(?:gi|r|d|v)(?=\p{L})/u, 'z')
    .replace(/^x/u, 's')
    .replace(/^tr/u, 'ch')
    .replace(/^l/u, 'n');
}

function folded(phrases: Iterable<string>, fold: (word: string) => string): PhraseTable<Words> {
  return new PhraseTable(
    [...phrases].map((phrase) => {
      const words = phrase.split(' ');
      return [words.map(fold).join(' '), words] as const;
    }),
  );
}

interface Tables {
  readonly toneless: PhraseTable<Words>;
  readonly alike: PhraseTable<Words>;
  readonly syllables: ReadonlySet<string>;
}

let built: Tables | null = null;

/** Built once, and only when a text needs it. */
function tables(): Tables {
  if (!built) {
    const phrases = vocabulary();
    const several = phrases.filter((phrase) => phrase.includes(' '));
    built = {
      toneless: folded([...several, ...LONE_WORDS, ...phrases], bare),
      alike: folded(several, sound),
      syllables: new Set(phrases.flatMap((phrase) => phrase.split(' '))),
    };
  }
  return built;
}

const FEWEST_WORDS = 3;

/** No word of the text carries a tone, hat or đ: some recognisers and hurried typists write so. */
export function isToneless(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word');
  return words.length >= FEWEST_WORDS && words.every((word) => word.lower === word.bare);
}

const DAY_FOLLOWS = new Set('mai kia hom lam mot mung thu ram hai ba muoi cuoi dau'.split(' '));
const COUNTS = new Set('mot hai ba bon nam sau bay tam chin muoi may vai truoc nhat'.split(' '));

/** "ngay 15", "ngay mai", "muoi ngay": a day; elsewhere "at once". */
function dayOrNow(tokens: readonly Token[], at: number): Words | null {
  const next = tokens[at + 1];
  const counts = next !== undefined && next.kind !== 'word' && next.kind !== 'punct';
  const counted = COUNTS.has(tokens[at - 1]?.bare ?? '') || tokens[at - 1]?.kind === 'number';
  const day = counts || counted || DAY_FOLLOWS.has(next?.bare ?? '');
  return wordAt(tokens, at) === 'ngay' ? [day ? 'ngày' : 'ngay'] : null;
}

function respelled(token: Token, word: string): Token {
  return { ...token, lower: word, bare: bare(word), text: word };
}

/** A token without tones under its word; written with tones, in the token's case, when the word is sure. */
function withWord(token: Token, word: string, sure: boolean): Token {
  const cased = token.capital ? word.charAt(0).toLocaleUpperCase('vi') + word.slice(1) : word;
  const capitals = token.text.length > 1 && token.text === token.text.toLocaleUpperCase('vi');
  return { ...token, lower: word, bare: bare(word), text: sure && !capitals ? cased : token.text };
}

/**
 * Tokens of a text without tones, under the words they most likely stand for: phrases of the field first, then lone words.
 * Words of a known phrase are written with their tones, too; words no list knows stay untouched.
 */
export function withTones(tokens: readonly Token[], names: readonly string[]): Token[] {
  const own = folded(names.map(lower), bare);
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const hit = own.at(tokens, at) ?? tables().toneless.at(tokens, at);
    const lone = hit === null || hit.end === at + 1 ? dayOrNow(tokens, at) : null;
    const words = lone ?? hit?.value ?? [];
    const end = Math.max(at + 1, lone ? at + 1 : (hit?.end ?? 0));
    // A word alone may be another one; several together are sure enough to be written out.
    const sure = end > at + 1;
    out.push(...tokens.slice(at, end).map((token, index) => withWord(token, words[index] ?? token.lower, sure)));
    at = end;
  }
  return out;
}

interface Heard {
  readonly tokens: readonly Token[];
  readonly corrected: boolean;
}

/** Mis-heard words of a known phrase put right ("uỷ ban nhân rân", "rà xoát"): only where a syllable is no word of the field. */
export function asMeant(tokens: readonly Token[]): Heard {
  const { alike, syllables } = tables();
  const strange = tokens.map((token) => token.kind === 'word' && !syllables.has(token.lower));
  if (!strange.includes(true)) {
    return { tokens, corrected: false };
  }
  const sounds = tokens.map((token) => ({ ...token, lower: sound(token.lower) }));
  const out = [...tokens];
  let corrected = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const hit = alike.at(sounds, at);
    const words = hit?.value ?? [];
    const wrong = words.map((word, index) => word !== tokens[at + index]?.lower);
    if (hit && wrong.includes(true) && wrong.every((one, index) => !one || strange[at + index])) {
      words.forEach((word, index) => {
        const token = tokens[at + index];
        out[at + index] = token && wrong[index] ? respelled(token, word) : (out[at + index] as Token);
      });
      corrected = true;
      at = hit.end - 1;
    }
  }
  return { tokens: out, corrected };
}
