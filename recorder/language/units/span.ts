import type { UnitClass } from '../lexicon/heads.ts';
import type { Flag } from '../types.ts';

/** A person, unit or group named in the text; `start`/`end` are token positions. */
export interface UnitSpan {
  readonly start: number;
  readonly end: number;
  /** Canonical name: what a task is given to. */
  readonly name: string;
  readonly unitClass: UnitClass;
  /** Several addressees at once ("các sở, ngành"). */
  readonly collective: boolean;
  /** "các đồng chí", "mọi người": nobody in particular, so no lead can be named. */
  readonly generic: boolean;
  readonly personId: string | null;
  /** The body that meets itself, or surely not; undefined when only its name can tell. */
  readonly own?: boolean;
  readonly flags: readonly Flag[];
}

/** What kind of body meets; decides who is outside the chair's authority (domain.md §3.1). */
export type Level = 'government' | 'province' | 'ministry' | 'commune' | 'enterprise' | 'council' | 'institution';

export function unitSpan(part: Pick<UnitSpan, 'start' | 'end' | 'name' | 'unitClass'> & Partial<UnitSpan>): UnitSpan {
  return { collective: false, generic: false, personId: null, flags: [], ...part };
}

/** "các sở, ngành", "42 xã, phường": several by a common noun, written in small letters inside a sentence. */
export function isGroup(unit: UnitSpan): boolean {
  return unit.collective && /^(?:Các|Mọi|Từng|Toàn|Tất|Những|Mỗi|Sở, |Bộ, |Cơ quan, |\d)/u.test(unit.name);
}

function plainName(name: string): string {
  return name
    .replace(/(?:Ban Thường trực )?(?:Ủy ban |UB)?(?:Mặt trận Tổ quốc|MTTQ)(?: Việt Nam)?/u, 'Mặt trận Tổ quốc')
    .toLocaleLowerCase('vi');
}

/** One name is the other, shorter ("Mặt trận Tổ quốc" for "Ủy ban MTTQ Việt Nam phường"). */
export function sameUnit(a: string, b: string): boolean {
  return plainName(a).includes(plainName(b)) || plainName(b).includes(plainName(a));
}
