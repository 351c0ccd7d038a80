import type { Evidence } from '../draftTypes.ts';
import type { MeetingRecord } from '../record.ts';
import { factsOf, searchable, supportedNumbers } from './facts.ts';
import { alsoNamed } from './naming.ts';
import { textsOf } from './texts.ts';

/** A figure or name of a block that none of its sources holds. */
export interface UnsupportedFact {
  kind: 'number' | 'name';
  value: string;
}

/** What one source holds, made ready to be looked through. */
export interface Source {
  /** Its words, folded, a bar between its texts. */
  readonly words: string;
  readonly numbers: ReadonlySet<string>;
}

/** Looks up what pieces of evidence hold. */
export type SourcesOf = (evidence: readonly Evidence[]) => readonly Source[];

/** A source that holds these texts. */
export function sourceOf(texts: readonly string[]): Source {
  return {
    words: texts.map(searchable).join('|'),
    numbers: new Set(texts.flatMap((text) => [...supportedNumbers(text)])),
  };
}

/**
 * Looks up the sources that a meeting's evidence names. Everything a piece of evidence supports: what was said, who said it with the
 * unit and title they hold, the poll's or slip's figures and what follows from them, the paper, the item's title, and the words the
 * agency uses for its units. Each is read once: in a hall of hundreds, every attendee's line names the attendance of all.
 */
export function sourcesIn(record: MeetingRecord): SourcesOf {
  const named = alsoNamed(record);
  const read = new Map<string, Source>();
  const sourceFor = (entry: Evidence): Source => {
    const key = `${entry.kind}:${entry.ref}`;
    const known = read.get(key);
    if (known !== undefined) {
      return known;
    }
    const texts = textsOf(entry, record);
    const source = sourceOf([...texts, ...named(texts)]);
    read.set(key, source);
    return source;
  };
  return (evidence) => evidence.map(sourceFor);
}

/**
 * Holds every figure, date and name of a text against its sources. Empty means: nothing was invented.
 * Capitals and tone marks don't matter for names; `9.846` is the same as "chín nghìn tám trăm bốn mươi sáu".
 */
export function unsupportedFacts(block: { text: string }, sources: readonly Source[]): UnsupportedFact[] {
  const facts = factsOf(block.text);
  return [
    ...facts.numbers
      .filter((value) => !holdsNumber(sources, value))
      .map((value) => ({ kind: 'number' as const, value })),
    ...facts.names.filter((value) => !holdsName(sources, value)).map((value) => ({ kind: 'name' as const, value })),
  ];
}

function holdsNumber(sources: readonly Source[], value: string): boolean {
  const isHeld = (figure: string): boolean => sources.some(({ numbers }) => numbers.has(figure));
  if (isHeld(value)) {
    return true;
  }
  const parts = value.split('/');
  return parts.length > 1 && !value.includes('%') && parts.every(isHeld);
}

function holdsName(sources: readonly Source[], name: string): boolean {
  const holds = (phrase: string): boolean => sources.some(({ words }) => words.includes(phrase));
  const whole = searchable(name);
  return holds(whole) || splitOnce(whole.trim().split(' '), holds);
}

/** Two names that stand side by side ("Giám đốc Sở Y tế Nguyễn Văn An") are one run of capitals: each part may come from elsewhere. */
function splitOnce(words: string[], holds: (phrase: string) => boolean): boolean {
  for (let cut = 1; cut < words.length; cut += 1) {
    const right = words.slice(cut);
    if (holds(` ${words.slice(0, cut).join(' ')} `) && (holds(` ${right.join(' ')} `) || splitOnce(right, holds))) {
      return true;
    }
  }
  return false;
}
