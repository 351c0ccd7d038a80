import { digits } from '../text/numbers.ts';
import { fold } from '../text/words.ts';

/** What in a text can be true or false of the meeting: its figures, its dates, its names. */
export interface Facts {
  /** Figures as compared: `8,12`, `9846`, `8/9`, a percent sign kept: `94,7%`. */
  numbers: string[];
  /** Capitalised phrases, as written. */
  names: string[];
}

const NUMBER = /\d+(?:[.,/]\d+)*%?/g;

/** Figures and names of a text. A number said in words counts as its digits. */
export function factsOf(text: string): Facts {
  return { numbers: numbersOf(text), names: namesOf(text) };
}

/** Figures of a text, brought to one form: thousands without points, parts of dates and times without leading zeros. */
export function numbersOf(text: string): string[] {
  return (text.match(NUMBER) ?? []).map(normalNumber);
}

/** Every figure a source can support: its own, the same said in words, and the parts of its dates. */
export function supportedNumbers(text: string): Set<string> {
  const numbers = [
    ...numbersOf(text),
    ...numbersOf(digits(text.toLocaleLowerCase('vi').replace(/[,;:.](?=\s|$)/g, ' '))),
  ];
  const parts = numbers.flatMap((number) => number.split('/'));
  const bare = [...numbers, ...parts].map((number) => number.replace(/%$/, ''));
  return new Set([...numbers, ...parts, ...bare]);
}

function normalNumber(raw: string): string {
  const percent = raw.endsWith('%');
  const body = percent ? raw.slice(0, -1) : raw;
  const plain = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(body) ? body.replace(/\./g, '') : body;
  const trimmed = plain
    .split('/')
    .map((part) => part.replace(/^0+(?=\d)/, '').replace(/,0+$/, ''))
    .join('/');
  return percent ? `${trimmed}%` : trimmed;
}

const WORD = /[\p{L}\p{N}&]+/gu;

/**
 * Names: runs of capitalised words inside a sentence, joined over a small "và" or "-". The first word of a sentence is a name only
 * together with a capitalised word after it.
 */
export function namesOf(text: string): string[] {
  const names: string[] = [];
  for (const sentence of text.split(/[.;:!?()\n“”"]+\s*|,\s+/u)) {
    const words = [...sentence.matchAll(WORD)].map((match) => match[0]);
    collect(words, names);
  }
  return [...new Set(names)];
}

/** Words that open a sentence before a name and are no part of it, folded. */
const OPENERS = new Set('giao theo tai ve dong ong ba de yeu thong phieu trinh chu ket qua den tu nghe'.split(' '));

function collect(words: string[], names: string[]): void {
  let run: string[] = [];
  words.forEach((word, index) => {
    if (/^\p{Lu}/u.test(word)) {
      run.push(word);
      return;
    }
    names.push(...nameOf(run, index === run.length));
    run = [];
  });
  names.push(...nameOf(run, words.length === run.length));
}

/** The name in a run of capitalised words; `opening` when the run begins the sentence. */
function nameOf(run: string[], opening: boolean): string[] {
  const opener = opening && OPENERS.has(fold(run[0] ?? ''));
  const name = opener ? run.slice(1) : run;
  const alone = opening && !opener && name.length === 1;
  return alone || name.join('').length < 2 ? [] : [name.join(' ')];
}

/** Abbreviations every office reads as the words they stand for, folded. */
const ABBREVIATIONS: Record<string, string> = {
  ubnd: 'uy ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  mttq: 'mat tran to quoc',
  'kh&cn': 'khoa hoc va cong nghe',
  'gd&dt': 'giao duc va dao tao',
  'nn&mt': 'nong nghiep va moi truong',
  qlda: 'quan ly du an',
  ct: 'chu tich',
};

/** Folded text with single spaces and abbreviations written out, for looking a name up. */
export function searchable(text: string): string {
  const words = fold(text).match(/[\p{L}\p{N}&]+/gu) ?? [];
  return ` ${words.map((word) => ABBREVIATIONS[word] ?? word).join(' ')} `;
}
