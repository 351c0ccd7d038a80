import { ACTION_VERBS, ADVERB_TABLE } from '../lexicon/verbs.ts';
import { firstFrom } from '../text/places.ts';
import { type Token, wordAt } from '../text/tokens.ts';
import { type UnitSpan, unitSpan } from './span.ts';

const PRONOUNS = new Set(['anh', 'chị', 'ông', 'bà', 'bác', 'cô', 'chú', 'thầy']);
/** Between a unit and the "các anh" that takes it up again ("Sở Ngoại vụ ấy, các anh làm …"). */
const TAKEN_UP = new Set(['ấy', 'này', 'thì', 'là', ',', 'nhé', 'ơi', 'à']);
const TAKEN_UP_REACH = 3;
/** After these the pronoun is the one spoken to or of, not the one who acts. */
const OBJECT_OF = new Set(['cho', 'gửi', 'với', 'cáo', 'của', 'cùng', 'thưa', 'mời', 'gọi', 'theo', 'ý']);

function acts(tokens: readonly Token[], at: number): boolean {
  return ACTION_VERBS.at(tokens, at) !== null || ADVERB_TABLE.at(tokens, at) !== null || wordAt(tokens, at) === 'điện';
}

function lastPerson(tokens: readonly Token[], units: readonly UnitSpan[], at: number): UnitSpan | null {
  const said = wordAt(tokens, at);
  for (let index = firstFrom(units, at) - 1; index >= 0; index -= 1) {
    const unit = units[index];
    if (unit?.unitClass === 'person' && !unit.collective && wordAt(tokens, unit.start) === said) {
      return unit;
    }
  }
  return null;
}

/** "Anh Dũng này, …, anh cho kiểm tra lại": the pronoun before a verb is the person last called so. */
function pronounAt(tokens: readonly Token[], units: readonly UnitSpan[], at: number): UnitSpan | null {
  const stands = PRONOUNS.has(wordAt(tokens, at)) && !OBJECT_OF.has(wordAt(tokens, at - 1)) && acts(tokens, at + 1);
  const person = stands ? lastPerson(tokens, units, at) : null;
  return person ? unitSpan({ ...person, start: at, end: at + 1, flags: [] }) : null;
}

function lastNamed(units: readonly UnitSpan[], at: number): UnitSpan | undefined {
  for (let index = firstFrom(units, at) - 1; index >= 0; index -= 1) {
    if (units[index]?.generic === false) {
      return units[index];
    }
  }
  return undefined;
}

function takenUp(tokens: readonly Token[], units: readonly UnitSpan[], unit: UnitSpan): UnitSpan {
  const near = unit.generic ? lastNamed(units, unit.start) : undefined;
  const before = near && unit.start - near.end <= TAKEN_UP_REACH ? near : undefined;
  const between = before ? tokens.slice(before.end, unit.start) : [];
  const joins = between.every(({ lower }) => TAKEN_UP.has(lower));
  const plural = wordAt(tokens, unit.start) === 'các';
  return before && joins && plural && !before.collective ? { ...before, start: unit.start, end: unit.end } : unit;
}

/** Units with the pronouns that stand for one of them. */
export function withPronouns(tokens: readonly Token[], units: readonly UnitSpan[]): UnitSpan[] {
  const covered = (at: number): boolean => (units[firstFrom(units, at + 1) - 1]?.end ?? 0) > at;
  const pronouns = tokens.flatMap((_, at) => (covered(at) ? [] : (pronounAt(tokens, units, at) ?? [])));
  return [...units.map((unit) => takenUp(tokens, units, unit)), ...pronouns].sort((a, b) => a.start - b.start);
}

/** "Sở Tài nguyên và Môi trường (nay là Sở Nông nghiệp và Môi trường)": the body that is now. */
export function withSuccessors(tokens: readonly Token[], units: readonly UnitSpan[]): UnitSpan[] {
  const kept: UnitSpan[] = [];
  for (const unit of units) {
    const last = kept.at(-1);
    if (last && isRenamed(tokens, last, unit)) {
      kept[kept.length - 1] = successor(tokens, last, unit);
    } else {
      kept.push(unit);
    }
  }
  return kept;
}

function isRenamed(tokens: readonly Token[], old: UnitSpan, unit: UnitSpan): boolean {
  const between = tokens.slice(old.end, unit.start).map(({ lower }) => lower);
  return RENAMED.test(between.join(' '));
}

function successor(tokens: readonly Token[], old: UnitSpan, unit: UnitSpan): UnitSpan {
  const end = wordAt(tokens, unit.end) === ')' ? unit.end + 1 : unit.end;
  const unitClass = old.unitClass === 'person' ? old.unitClass : unit.unitClass;
  return { ...unit, start: old.start, end, unitClass };
}

const RENAMED = /^(?:\(?cũ\)? ?)?[,(]? ?(?:nay là|giờ là|bây giờ là|nay đổi là|nay thuộc)$/u;
