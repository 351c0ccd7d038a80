import { isGroup, type UnitSpan } from '../units/span.ts';
import type { Draft } from './draft.ts';

function allCollective(units: readonly UnitSpan[]): boolean {
  return units.length > 1 && units.every((unit) => unit.collective && !unit.generic);
}

interface Lead {
  readonly name: string | null;
  readonly personId: string | null;
  readonly others: readonly string[];
  readonly flags: Draft['flags'];
}

const NOBODY: Lead = { name: null, personId: null, others: [], flags: [] };

function lowerFirst(unit: UnitSpan): string {
  return isGroup(unit) ? unit.name.charAt(0).toLocaleLowerCase('vi') + unit.name.slice(1) : unit.name;
}

/** One task has one lead (NĐ 191/2026 Điều 2.2): of several the first, flagged. */
export function chooseLead(units: readonly UnitSpan[], helpers: readonly string[]): Lead {
  const [first, ...rest] = units;
  if (!first) {
    return NOBODY;
  }
  const own = units.flatMap((unit) => unit.flags);
  const collective = units.some((unit) => unit.collective) ? (['collective_assignee'] as const) : [];
  if (first.generic) {
    return { ...NOBODY, flags: [...own, 'collective_assignee'] };
  }
  if (allCollective(units)) {
    const name = [first.name, ...rest.map(lowerFirst)].join(', ');
    return { name, personId: null, others: [], flags: [...own, 'collective_assignee'] };
  }
  const several = rest.length > 0 ? (['multiple_leads'] as const) : [];
  return {
    name: first.name,
    personId: first.personId,
    others: rest.map(lowerFirst).filter((name) => !helpers.includes(name)),
    flags: [...own, ...(first.collective ? collective : []), ...several],
  };
}
