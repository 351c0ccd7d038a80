import { readNumber } from '../text/numbers.ts';
import { anyPhraseAt, type Token, wordAt } from '../text/tokens.ts';
import { byGivenName } from './roster.ts';
import type { UnitContext } from './sides.ts';
import { type UnitSpan, unitSpan } from './span.ts';
import { HONORIFICS } from './titles.ts';

/** Forms of address for men and women together: which of them is which, the names alone don't tell. */
const MIXED = ['anh chị', 'cô chú', 'ông bà', 'thầy cô', 'anh em', 'chị em'];
const PLURAL = [...HONORIFICS, ...MIXED];
const JOINS = new Set([',', 'và', 'với']);

interface Start {
  /** Where the first name stands. */
  readonly next: number;
  /** How many people were counted, 0 for "các". */
  readonly count: number;
}

/** "hai anh chị", "các đồng chí" before names. */
function addressed(tokens: readonly Token[], at: number): Start | null {
  const number = ['các', 'mấy'].includes(wordAt(tokens, at)) ? null : readNumber(tokens, at);
  const several = number === null ? ['các', 'mấy'].includes(wordAt(tokens, at)) : number.value > 1;
  const next = several ? anyPhraseAt(tokens, number?.next ?? at + 1, PLURAL) : null;
  return next === null ? null : { next, count: number?.value ?? 0 };
}

/** The single form of address that ends before the first name; '' for a mixed one. */
function addressOf(tokens: readonly Token[], end: number): string {
  if (MIXED.some((form) => anyPhraseAt(tokens, end - 2, [form]) === end)) {
    return '';
  }
  return HONORIFICS.find((form) => anyPhraseAt(tokens, end - form.split(' ').length, [form]) === end) ?? '';
}

/** A person by name alone: of the roster, or written with a capital, the address put before it. */
function named(tokens: readonly Token[], at: number, address: string, context: UnitContext): UnitSpan | null {
  const token = tokens[at];
  if (token?.kind !== 'word') {
    return null;
  }
  const known = byGivenName(context.roster, token.lower);
  const [only] = known;
  if (only === undefined && !token.capital) {
    return null;
  }
  const sure = known.length === 1 ? only : undefined;
  return unitSpan({
    start: at,
    end: at + 1,
    name: sure?.lead ?? `${address} ${token.text}`.trim(),
    unitClass: 'person',
    personId: sure?.id ?? null,
    flags: known.length > 1 ? ['ambiguous_person'] : [],
  });
}

/** People counted and then called by name: "hai anh chị Sơn, Duyên", "ba đồng chí Tùng, Bách và Lâm". At least two, else none. */
export function readCompany(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan[] {
  const start = addressed(tokens, at);
  if (start === null) {
    return [];
  }
  const people = namesFrom(tokens, start, addressOf(tokens, start.next), context);
  return people.length > 1 ? people.map((person, index) => (index === 0 ? { ...person, start: at } : person)) : [];
}

/** The names from a position on, joined by commas or "và", no more than were counted. */
function namesFrom(tokens: readonly Token[], from: Start, address: string, context: UnitContext): UnitSpan[] {
  const person = named(tokens, from.next, address, context);
  if (person === null) {
    return [];
  }
  const more = from.count !== 1 && JOINS.has(wordAt(tokens, person.end));
  const rest = more ? { next: person.end + 1, count: Math.max(0, from.count - 1) } : null;
  return rest ? [person, ...namesFrom(tokens, rest, address, context)] : [person];
}
