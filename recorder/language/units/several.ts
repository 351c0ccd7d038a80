import { readNumber } from '../text/numbers.ts';
import { type Token, wordAt } from '../text/tokens.ts';
import { readField } from './field.ts';
import { type UnitSpan, unitSpan } from './span.ts';

const HEADS: Readonly<Record<string, Pick<UnitSpan, 'unitClass'> & { readonly text: string }>> = {
  sở: { text: 'Sở', unitClass: 'department' },
  bộ: { text: 'Bộ', unitClass: 'ministry' },
  phòng: { text: 'Phòng', unitClass: 'internal' },
  vụ: { text: 'Vụ', unitClass: 'internal' },
  cục: { text: 'Cục', unitClass: 'internal' },
  ban: { text: 'Ban', unitClass: 'internal' },
};

interface Start {
  readonly head: string;
  readonly next: number;
  readonly counted: boolean;
}

/** "các sở:", "ba sở", or a plain "Sở" whose subjects go on after a comma. */
function startOf(tokens: readonly Token[], at: number): Start {
  const number = readNumber(tokens, at);
  const counted = wordAt(tokens, at) === 'các' || (number !== null && number.value > 1);
  const head = wordAt(tokens, at) === 'các' ? at + 1 : counted ? (number?.next ?? at) : at;
  const next = wordAt(tokens, head + 1) === ':' ? head + 2 : head + 1;
  return { head: wordAt(tokens, head), next, counted };
}

type Kind = NonNullable<(typeof HEADS)[string]>;

/** The fields from a position on, each written with a capital (or, once counted, as it was heard). */
function readFields(tokens: readonly Token[], start: number, at: number, kind: Kind, free: boolean): UnitSpan[] {
  const read = readField(tokens, at, 'exact');
  const police = read?.name === 'Công an' && kind.text !== 'Bộ';
  if (!read || police || !(free || tokens[at]?.capital)) {
    return [];
  }
  const unit = unitSpan({ start, end: read.next, name: `${kind.text} ${read.name}`, unitClass: kind.unitClass });
  const joins = wordAt(tokens, read.next) === ',' || (free && wordAt(tokens, read.next) === 'và');
  const joined = joins ? read.next + 1 : null;
  return joined === null ? [unit] : [unit, ...readFields(tokens, joined, joined, kind, free)];
}

/** Departments named under one head: "ba sở Tài chính, Xây dựng, Nội vụ", "các Bộ: Công an, Quốc phòng". At least two. */
export function readSeveral(tokens: readonly Token[], at: number): UnitSpan[] {
  const { head, next, counted } = startOf(tokens, at);
  const kind = HEADS[head];
  const found = kind ? readFields(tokens, at, next, kind, counted) : [];
  return found.length > 1 ? found : [];
}
