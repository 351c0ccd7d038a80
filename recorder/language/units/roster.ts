import { bare, lower } from '../text/bare.ts';
import { PhraseTable } from '../text/phrases.ts';
import { anyPhraseAt, tokenize } from '../text/tokens.ts';
import type { RosterEntry } from '../types.ts';
import { readOrganisation } from './organisation.ts';

const HONORIFIC = /^(?:đồng chí|đ\/c|ông|bà|anh|chị|cô|chú|bác|em)\s+/iu;

/** One person or unit of the roster, ready to be found in speech. */
export interface Known {
  readonly id: string | null;
  /** What a task is given to: the unit, or the title of one who stands for no unit. */
  readonly lead: string;
  readonly isPerson: boolean;
  /** Given name in lower case, '' for a unit. */
  readonly given: string;
  readonly fullName: string;
}

export interface Roster {
  readonly known: readonly Known[];
  readonly aliases: PhraseTable<Known>;
}

/** First body named in a title: "Ủy viên UBND tỉnh, Giám đốc Sở Tài chính" → the last one is the person's own. */
function unitInTitle(title: string): string | null {
  const tokens = tokenize(title);
  let unit: string | null = null;
  for (let at = 0; at < tokens.length; ) {
    // "Vụ trưởng", "Chi cục trưởng": an office, not the body it begins like.
    const office = anyPhraseAt(tokens, at, [
      'vụ trưởng',
      'cục trưởng',
      'chi cục trưởng',
      'tổng cục trưởng',
      'ban trưởng',
    ]);
    const read = office === null ? readOrganisation(tokens, at) : null;
    unit = read ? read.name : unit;
    at = read?.end ?? office ?? at + 1;
  }
  return unit;
}

/** "Thành viên Hội đồng thành viên, Phó Tổng giám đốc …": the seat says nothing of what the person answers for. */
const MEMBERSHIP = /^(?:ủy viên|thành viên)[^,]*,\s*/iu;
const LEADERS_OF_BODY = /^(?:phó )?chủ tịch|^bí thư|^phó bí thư|^bộ trưởng|^thứ trưởng|tổng giám đốc/iu;

function leadOf(entry: RosterEntry, isPerson: boolean): string {
  if (!isPerson) {
    return entry.unit ?? entry.name;
  }
  const title = (entry.title ?? '').replace(MEMBERSHIP, '');
  if (LEADERS_OF_BODY.test(title)) {
    return title;
  }
  return entry.unit ?? unitInTitle(title) ?? (title || entry.name);
}

function looksLikePerson(entry: RosterEntry): boolean {
  if (entry.title) {
    return true;
  }
  const tokens = tokenize(entry.name);
  return (
    HONORIFIC.test(entry.name) || (readOrganisation(tokens, 0) === null && Boolean(entry.unit) && tokens.length <= 5)
  );
}

function toKnown(entry: RosterEntry): Known {
  const isPerson = looksLikePerson(entry);
  const fullName = entry.name.replace(HONORIFIC, '').trim();
  return {
    id: entry.id ?? null,
    lead: leadOf(entry, isPerson),
    isPerson,
    given: isPerson ? lower(fullName.split(/\s+/).at(-1) ?? '') : '',
    fullName: lower(fullName),
  };
}

function formsOf(entry: RosterEntry, known: Known): string[] {
  const own = known.isPerson ? [known.fullName] : [entry.name];
  return [...own, ...(entry.aliases ?? [])].map((form) =>
    tokenize(lower(form))
      .map((token) => token.lower)
      .join(' '),
  );
}

/** Two deputies under one title: the title alone would name neither. */
function apart(known: readonly Known[], entries: readonly RosterEntry[]): Known[] {
  return known.map((one, index) => {
    const namesake = known.some(
      (other, place) => place !== index && other.isPerson && other.lead === one.lead && titled(entries[place], other),
    );
    const name = entries[index]?.name.replace(HONORIFIC, '').trim();
    return one.isPerson && namesake && titled(entries[index], one) ? { ...one, lead: `${one.lead} ${name}` } : one;
  });
}

function titled(entry: RosterEntry | undefined, known: Known): boolean {
  return entry?.title === known.lead;
}

/** Makes a roster searchable. Entries with an empty name are left out. */
export function buildRoster(entries: readonly RosterEntry[]): Roster {
  const pairs: (readonly [string, Known])[] = [];
  const named = entries.filter(({ name }) => name.trim() !== '');
  const known = apart(named.map(toKnown), named);
  for (const [index, entry] of named.entries()) {
    const one = known[index] ?? toKnown(entry);
    pairs.push(
      ...formsOf(entry, one)
        .filter((form) => form !== '')
        .map((form) => [form, one] as const),
    );
  }
  return { known, aliases: new PhraseTable(pairs) };
}

/** People with a given name; several of them must be told apart by unit or asked about (domain.md §3.5). */
export function byGivenName(roster: Roster, given: string): readonly Known[] {
  const exact = roster.known.filter((known) => known.isPerson && known.given === given);
  return exact.length > 0 ? exact : roster.known.filter((known) => known.isPerson && bare(known.given) === bare(given));
}
