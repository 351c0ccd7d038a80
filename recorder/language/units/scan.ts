import type { Token } from '../text/tokens.ts';
import { readCollective, readEverybody } from './collective.ts';
import { readCompany } from './company.ts';
import { readOrganisation } from './organisation.ts';
import { readOwnOffice } from './own.ts';
import { readKnown, readPerson } from './people.ts';
import { withPronouns, withSuccessors } from './pronouns.ts';
import { readSeveral } from './several.ts';
import { readSide, readSides, type UnitContext } from './sides.ts';
import type { UnitSpan } from './span.ts';
import { readTitle } from './titles.ts';

function longest(candidates: readonly (UnitSpan | null)[]): UnitSpan | null {
  let best: UnitSpan | null = null;
  for (const candidate of candidates) {
    if (candidate && candidate.end > (best?.end ?? candidate.start)) {
      best = candidate;
    }
  }
  return best;
}

/** The longest name at a token; the roster wins a tie. */
export function readUnit(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan | null {
  const unit = longest([
    readKnown(tokens, at, context),
    readTitle(tokens, at, context.level),
    readPerson(tokens, at, context),
    readOrganisation(tokens, at),
    readSide(tokens, at, context),
    readCollective(tokens, at),
    readOwnOffice(tokens, at, context.level),
    readEverybody(tokens, at),
  ]);
  return unit && inRoster(unit, context);
}

const OWN_OFFICE = /^Văn phòng(?: UBND tỉnh| HĐND và UBND xã| Bộ| Chính phủ)?$/u;

/** "Phòng Kinh tế", "Văn phòng": the one unit of the roster whose name begins so. */
function inRoster(unit: UnitSpan, context: UnitContext): UnitSpan {
  const leads = new Set(context.roster.known.map(({ lead }) => lead));
  const short = OWN_OFFICE.test(unit.name) ? 'Văn phòng' : unit.name;
  const [only, ...others] = [...leads].filter((lead) => lead.startsWith(`${short} `) || lead.startsWith(`${short},`));
  const bare = unit.name.replace(/ (?:xã|phường|tỉnh|thành phố)$/u, '');
  if (bare !== unit.name && !leads.has(unit.name) && leads.has(bare)) {
    return { ...unit, name: bare };
  }
  const plain = unit.unitClass !== 'person' && !unit.collective && !unit.generic && !leads.has(unit.name);
  const whole = plain && others.length === 0 ? (only ?? fullerName(unit.name, [...leads])) : undefined;
  return whole === undefined ? atLevel(unit, context) : { ...unit, name: whole };
}

const FEWEST = 4;

/** "Trung tâm Hành chính công" for "Trung tâm Phục vụ hành chính công phường": the one name that says the same words and more. */
function fullerName(name: string, leads: readonly string[]): string | undefined {
  const words = name.toLocaleLowerCase('vi').split(' ');
  const fuller = leads.filter((lead) => {
    const rest = lead.toLocaleLowerCase('vi').split(' ');
    return rest[0] === words[0] && words.every((word) => rest.splice(0, rest.indexOf(word) + 1).length > 0);
  });
  return words.length >= FEWEST && fuller.length === 1 ? fuller[0] : undefined;
}

function atLevel(unit: UnitSpan, context: UnitContext): UnitSpan {
  const police = context.level === 'province' && /(?:^|Giám đốc )Công an$/u.test(unit.name);
  return police ? { ...unit, name: `${unit.name} tỉnh` } : unit;
}

/** Several under one head ("các sở Tài chính, Nội vụ", "hai anh Sơn, Duyên", "bên Y tế với Giáo dục"), or the longest name here. */
function namedAt(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan[] {
  const several = [readSeveral(tokens, at), readCompany(tokens, at, context), readSides(tokens, at, context)];
  const listed = several.find(({ length }) => length > 1);
  if (listed) {
    return listed;
  }
  const unit = readUnit(tokens, at, context);
  return unit ? [unit] : [];
}

/** All persons, units and groups named in the text, left to right. */
export function scanUnits(tokens: readonly Token[], context: UnitContext): UnitSpan[] {
  const found: UnitSpan[] = [];
  for (let at = 0; at < tokens.length; ) {
    const named = namedAt(tokens, at, context);
    found.push(...named);
    at = named.at(-1)?.end ?? at + 1;
  }
  return withPronouns(tokens, withSuccessors(tokens, found));
}
