import { TITLES } from '../lexicon/titles.ts';
import { PhraseTable } from '../text/phrases.ts';
import { anyPhraseAt, type Token, wordAt } from '../text/tokens.ts';
import { readCollectiveNouns } from './collective.ts';
import { readField } from './field.ts';
import { capitalise, type NameReading, readName, textOf } from './names.ts';
import { readOrganisation } from './organisation.ts';
import { readPlace } from './places.ts';
import { type Level, type UnitSpan, unitSpan } from './span.ts';

const TITLE_TABLE = new PhraseTable(TITLES.map((title) => [title.toLocaleLowerCase('vi'), title] as const));

/** Before a written name these are a form of address; in small letters they are people in general. */
export const PROFESSIONS = [
  'thầy giáo',
  'cô giáo',
  'thầy',
  'bác sĩ',
  'bs',
  'dược sĩ',
  'kỹ sư',
  'luật sư',
  'thượng úy',
  'đại úy',
  'thiếu tá',
  'trung tá',
  'thượng tá',
  'đại tá',
];

export const HONORIFICS = ['đồng chí', 'đ/c', 'ông', 'bà', 'anh', 'chị', 'cô', 'chú', 'bác', 'em', ...PROFESSIONS];

const ALONE_MEANS_BODY = new Set(['Phó Chủ tịch', 'Phó Chủ tịch Thường trực', 'Chánh Văn phòng']);
const BODY: Readonly<Record<Level, string>> = {
  government: '',
  province: ' UBND tỉnh',
  commune: ' UBND xã',
  ministry: '',
  enterprise: '',
  council: ' HĐND tỉnh',
  institution: '',
};
const GROUP_TITLES = new Set(['Thủ trưởng', 'Người đứng đầu', 'Lãnh đạo', 'Trưởng', 'Thôn trưởng']);

export function skipHonorific(tokens: readonly Token[], at: number): number {
  return anyPhraseAt(tokens, at, HONORIFICS) ?? at;
}

/** A written full name after a title ("Phó Chủ tịch UBND tỉnh Lê Văn Toàn"). */
function personName(tokens: readonly Token[], at: number): { name: string; next: number } | null {
  let next = at;
  while (
    next - at < 4 &&
    tokens[next]?.capital &&
    tokens[next]?.kind === 'word' &&
    (tokens[next]?.text.length ?? 0) > 1
  ) {
    next += 1;
  }
  const isUnit = next > at && readOrganisation(tokens, at) !== null;
  return next - at >= 2 && !isUnit ? { name: textOf(tokens, at, next), next } : null;
}

function ofGroup(tokens: readonly Token[], at: number, title: string, end: number): UnitSpan | null {
  const group = readCollectiveNouns(tokens, end);
  if (!group) {
    return null;
  }
  return unitSpan({
    start: at,
    end: group.next,
    name: `${title} ${group.name}`,
    unitClass: 'person',
    collective: true,
  });
}

function bodyOf(unit: UnitSpan | null, title: string, level: Level): string {
  if (unit) {
    return ` ${unit.name}`;
  }
  return ALONE_MEANS_BODY.has(title) ? BODY[level] : '';
}

/** "Trưởng khoa Cấp cứu", "Trưởng phòng Tổ chức": the title already says what kind of unit. */
function headOf(tokens: readonly Token[], title: string, at: number): NameReading | null {
  if (!/^(?:Phó )?Trưởng |trưởng$|^Công chức$/u.test(title) || title === 'Thủ trưởng') {
    return null;
  }
  const field = readField(tokens, at, 'plain');
  return field ? { name: field.name, next: field.next } : readName(tokens, at);
}

interface Office {
  readonly name: string;
  readonly next: number;
}

const OF_BODY = new Set([
  'Giám đốc',
  'Phó Giám đốc',
  'Chánh Văn phòng',
  'Phó Chánh Văn phòng',
  'Chánh Thanh tra',
  'Lãnh đạo',
  'Thủ trưởng',
]);

/** "Giám đốc Sở", "Chánh Văn phòng Bộ": the body is named by its kind alone. */
function ownBody(tokens: readonly Token[], title: string, end: number): Office | null {
  const kind = tokens[end];
  const named = ['Sở', 'Ban', 'Bộ', 'Cục', 'Viện', 'Bệnh viện'].includes(kind?.text ?? '');
  return named && OF_BODY.has(title) ? { name: `${title} ${kind?.text}`, next: end + 1 } : null;
}

/** What the title is of: a unit, a named section, or the body that meets. */
function officeOf(tokens: readonly Token[], title: string, end: number, unit: UnitSpan | null, level: Level): Office {
  const place = unit ? null : headOf(tokens, title, end);
  if (place) {
    return { name: `${title} ${place.name}`, next: place.next };
  }
  const own = unit ? null : ownBody(tokens, title, end);
  return own ?? { name: `${title}${bodyOf(unit, title, level)}`, next: unit?.end ?? end };
}

function ofUnit(tokens: readonly Token[], at: number, title: string, end: number, level: Level): UnitSpan | null {
  const named = readOrganisation(tokens, end);
  const unit = named && mayHead(title, named.name) ? named : null;
  if (!unit && GROUP_TITLES.has(title)) {
    return null;
  }
  const office = officeOf(tokens, title, end, unit, level);
  if (title === 'Công chức' && office.name === title) {
    return null;
  }
  const person = personName(tokens, office.next);
  return unitSpan({
    start: at,
    end: person?.next ?? office.next,
    name: person ? `${office.name} ${person.name}` : office.name,
    unitClass: 'person',
    collective: unit?.collective ?? false,
    flags: unit?.flags ?? [],
  });
}

/** Whom a title can be of: "báo cáo Chủ tịch, Sở Xây dựng …" names two, also when the comma is not heard. */
const HEADED: readonly (readonly [RegExp, RegExp])[] = [
  [/Chủ tịch/u, /^(?:UBND|HĐND|Ủy ban|Mặt trận|Hội|Liên|Công đoàn|Hiệp hội|Tập đoàn|Tổng công ty|Công ty|Xã|Phường)/u],
  [/^(?:Bộ|Thứ) trưởng$/u, /^Bộ/u],
  [/Chi cục trưởng/u, /^(?:Chi cục|Hạt)/u],
  [/Cục trưởng/u, /^(?:Cục|Tổng cục)/u],
  [/Vụ trưởng/u, /^Vụ/u],
  [/Giám đốc$/u, /^(?!Phòng|Khoa|Vụ |Chi cục|Văn phòng|Tổ |UBND|HĐND|Bộ )/u],
];

function mayHead(title: string, unit: string): boolean {
  const rule = HEADED.find(([sign]) => sign.test(title));
  return rule === undefined || rule[1].test(unit);
}

const LEVEL_WORDS = new Set(['sở', 'ngành', 'ban', 'phòng', 'trung']);

/** End of "Bí thư, Chủ tịch xã": titles joined by commas, each with its unit. */
function titlesEnd(tokens: readonly Token[], start: number): number {
  const title = TITLE_TABLE.at(tokens, start);
  if (!title) {
    return start;
  }
  const level = LEVEL_WORDS.has(wordAt(tokens, title.end)) ? title.end + 1 : title.end;
  const end = readOrganisation(tokens, title.end)?.end ?? readPlace(tokens, title.end)?.next ?? level;
  const joined = [',', 'và'].includes(wordAt(tokens, end)) ? end + 1 : null;
  const further = joined === null ? end : titlesEnd(tokens, joined);
  return joined === null || further === joined ? end : further;
}

/** "Các đồng chí Bí thư, Chủ tịch xã": several offices at once, as said. */
function severalTitles(tokens: readonly Token[], at: number): UnitSpan | null {
  const start = anyPhraseAt(tokens, at, [
    'các đồng chí',
    'các ông',
    'các bà',
    'các bác',
    'các anh',
    'các chị',
    'các anh chị',
    'các cô',
    'các chú',
  ]);
  const end = start === null ? at : titlesEnd(tokens, start);
  if (start === null || end === start) {
    return null;
  }
  return unitSpan({ start: at, end, name: capitalise(textOf(tokens, at, end)), unitClass: 'person', collective: true });
}

/** "Giám đốc Sở Xây dựng", "Thủ trưởng các sở, ngành", "đồng chí Phó Chủ tịch Thường trực": a person by office. */
export function readTitle(tokens: readonly Token[], at: number, level: Level): UnitSpan | null {
  const several = severalTitles(tokens, at);
  if (several) {
    return several;
  }
  const title = TITLE_TABLE.at(tokens, skipHonorific(tokens, at));
  if (!title) {
    return null;
  }
  return ofGroup(tokens, at, title.value, title.end) ?? ofUnit(tokens, at, title.value, title.end, level);
}
