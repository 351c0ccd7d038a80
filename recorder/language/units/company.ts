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

/** "hai anh chị", "các đồng chí": where the first name stands, and how many people were counted. */
function addressed(tokens: readonly Token[], at: number): { readonly next: number; readonly count: number } | null {
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
  const address = addressOf(tokens, start.next);
  const people: UnitSpan[] = [];
  let joined = true;
  for (let next = start.next; joined && (start.count === 0 || people.length < start.count); next += 2) {
    const person = named(tokens, next, address, context);
    joined = person !== null && JOINS.has(wordAt(tokens, person.end));
    people.push(...(person === null ? [] : [people.length === 0 ? { ...person, start: at } : person]));
  }
  return people.length > 1 ? people : [];
}
