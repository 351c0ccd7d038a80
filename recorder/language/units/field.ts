import { FIELDS } from '../lexicon/fields.ts';
import { bare, editDistance, lower } from '../text/bare.ts';
import { PhraseTable } from '../text/phrases.ts';
import { type Token, tokenize } from '../text/tokens.ts';

export interface FieldReading {
  readonly name: string;
  readonly next: number;
  /** The words were close to the name, not equal: a recogniser's mistake (domain.md §3.5). */
  readonly corrected: boolean;
}

const JOINT = /(\s*,\s*|\s*[–-]\s*|\s+và\s+)/;

/** A name as its words may come: each "và", comma or dash kept or left out. Keys are tokens joined by one space. */
export function spellings(name: string): string[] {
  const [first = '', ...rest] = lower(name).split(JOINT);
  let forms = [first];
  for (let index = 0; index < rest.length; index += 2) {
    const word = rest[index + 1] ?? '';
    forms = forms.flatMap((form) => [`${form}${rest[index] ?? ' '}${word}`, `${form} ${word}`]);
  }
  const keys = forms.map((form) =>
    tokenize(form)
      .map((token) => token.lower)
      .join(' '),
  );
  return [...new Set(keys)];
}

const ENTRIES = FIELDS.flatMap(([name, ...aliases]) =>
  [...spellings(name), ...aliases.flatMap(spellings)].map((form) => [form, name] as const),
);

const TABLE = new PhraseTable(ENTRIES);

interface Candidate {
  readonly name: string;
  readonly bare: string;
  readonly words: number;
}

const CANDIDATES: readonly Candidate[] = FIELDS.flatMap(([name]) =>
  spellings(name).map((form) => ({ name, bare: bare(form), words: form.split(' ').length })),
).sort((a, b) => b.words - a.words);

const SHORTEST_FUZZY = 6;

function slack(length: number): number {
  return length >= 14 ? 2 : 1;
}

/** All words but one are right, and that one begins rightly ("du lịt"). */
function oneWordOff(words: readonly Token[], name: string): boolean {
  const wrong = name.split(' ').filter((word, index) => word !== words[index]?.bare);
  const at = name.split(' ').findIndex((word, index) => word !== words[index]?.bare);
  return words.length > 1 && wrong.length === 1 && wrong[0]?.[0] === words[at]?.bare[0];
}

/** How far the heard words are from a name; null when too far to be it. */
function distanceTo(tokens: readonly Token[], at: number, candidate: Candidate): number | null {
  const words = tokens.slice(at, at + candidate.words);
  if (candidate.bare.length < SHORTEST_FUZZY || words.length < candidate.words) {
    return null;
  }
  const heard = words.map((word) => word.bare).join(' ');
  const limit = slack(candidate.bare.length) + (oneWordOff(words, candidate.bare) ? 1 : 0);
  const distance = editDistance(heard, candidate.bare, limit);
  return distance <= limit ? distance : null;
}

function closest(tokens: readonly Token[], at: number): FieldReading | null {
  let best: { reading: FieldReading; distance: number } | null = null;
  for (const candidate of CANDIDATES) {
    const distance = distanceTo(tokens, at, candidate);
    if (distance !== null && (best === null || distance < best.distance)) {
      best = { reading: { name: candidate.name, next: at + candidate.words, corrected: true }, distance };
    }
  }
  return best?.reading ?? null;
}

/** `exact` and `fuzzy` for departments and ministries, whose short names stand for full ones ("Sở Nông nghiệp"); `plain` elsewhere. */
export type FieldUse = 'exact' | 'fuzzy' | 'plain';

const SHORT = new Set(FIELDS.flatMap(([, ...aliases]) => aliases).filter((alias) => /^\p{L}+ \p{L}+$/u.test(alias)));

/** The subject of a department ("khoa học và công nghệ", "KH&CN"); mis-heard forms are matched without tones. */
export function readField(tokens: readonly Token[], at: number, use: FieldUse): FieldReading | null {
  const hit = TABLE.at(tokens, at);
  if (hit) {
    const said = tokens
      .slice(at, hit.end)
      .map((token) => token.lower)
      .join(' ');
    const short = use === 'plain' && SHORT.has(said);
    return {
      name: short ? said.charAt(0).toLocaleUpperCase('vi') + said.slice(1) : hit.value,
      next: hit.end,
      corrected: false,
    };
  }
  return use === 'fuzzy' ? closest(tokens, at) : null;
}
