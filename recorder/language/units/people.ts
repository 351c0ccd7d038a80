import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { anyPhraseAt, phraseAt, type Token, tokenize, wordAt } from '../text/tokens.ts';
import { isNoBody } from './exclusions.ts';
import { readField } from './field.ts';
import { readOrganisation } from './organisation.ts';
import { readOwnOffice } from './own.ts';
import { byGivenName, type Known, type Roster } from './roster.ts';
import { type Level, type UnitSpan, unitSpan } from './span.ts';
import { HONORIFICS, readTitle } from './titles.ts';

export interface UnitContext {
  readonly roster: Roster;
  readonly level: Level;
}

const NOT_NAMES = new Set(
  `thư em chị anh ấy ta này đó kia nào các chí bác cô ý con già trẻ tư là có cho đã đang sẽ phải cần nhé ạ bên phía ở và mình nó họ
  thuốc cô giáo điều ơi à xem lo làm báo gửi trình rà nên hãy giúp thì mà`.split(/\s+/),
);

const HEAD_BY_LEVEL: Readonly<Record<Level, string>> = {
  government: 'Bộ',
  province: 'Sở',
  ministry: 'Vụ',
  commune: 'Phòng',
  enterprise: 'Ban',
  council: 'Ban',
  institution: 'Phòng',
};
const POLICE: Readonly<Record<Level, string>> = {
  government: 'Bộ Công an',
  province: 'Công an tỉnh',
  ministry: 'Bộ Công an',
  commune: 'Công an xã',
  enterprise: 'Công an',
  council: 'Công an tỉnh',
  institution: 'Công an',
};

const SIDE = [
  'bên',
  'phía',
  'anh em bên',
  'anh em',
  'các đồng chí bên',
  'các anh bên',
  'các anh chị bên',
  'các bạn bên',
  'mấy anh bên',
  'ngành',
  'bên phía',
  'chỗ',
];

/** A unit of the roster whose name ends in this subject, else a department of the level. */
function unitForField(field: string, context: UnitContext): string {
  const known = context.roster.known.find(({ lead }) => lead.endsWith(field));
  if (known) {
    return known.lead;
  }
  return field === 'Công an' ? POLICE[context.level] : `${HEAD_BY_LEVEL[context.level]} ${field}`;
}

const NO_SIDE =
  /^(?:Kỹ thuật|Tổng hợp|Hành chính|Truyền thông|Tổ chức|Văn thư|Bảo vệ|Văn phòng|Thủ quỹ|Một cửa|Chủ nhiệm|Tiếp dân|An toàn|Đào tạo|Chính sách|Kinh doanh|Đầu tư)$/u;

/** Subjects that are a department of a province; "anh em kỹ thuật" is none. */
const DEPARTMENTS =
  /^(?:Tài chính|Kế hoạch và Đầu tư|Khoa học|Nông nghiệp|Tài nguyên|Giáo dục và|Y tế|Nội vụ|Tư pháp|Công Thương|Xây dựng|Giao thông|Văn hóa|Du lịch|Thông tin|Lao động|Ngoại vụ|Dân tộc|Công an|Quy hoạch)/u;

/** "bên Tài chính", "anh em bên công thương": a department by its subject. */
export function readSide(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan | null {
  const start = anyPhraseAt(tokens, at, SIDE);
  if (start === null) {
    return null;
  }
  const unit = readOrganisation(tokens, start) ?? readOwnOffice(tokens, start, context.level);
  if (unit) {
    return { ...unit, start: at };
  }
  const field = readField(tokens, start, 'exact');
  if (!field || NO_SIDE.test(field.name)) {
    return null;
  }
  const named = context.level !== 'province' || DEPARTMENTS.test(field.name);
  const name = named ? unitForField(field.name, context) : field.name;
  return unitSpan({ start: at, end: field.next, name, unitClass: 'internal' });
}

/** "anh Bình, Sở Xây dựng, …" says where he is from; "…của anh Bình, Sở Xây dựng triển khai" goes on with another subject. */
function closesApposition(tokens: readonly Token[], end: number): boolean {
  return tokens[end] === undefined || tokens[end]?.kind === 'punct';
}

function sideAfter(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan | null {
  const side = sideOf(tokens, at, context);
  const apposed = wordAt(tokens, at) !== ',' || side === null || closesApposition(tokens, side.end);
  return apposed ? side : null;
}

function sideOf(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan | null {
  const marked = anyPhraseAt(tokens, at, ['bên', 'ở', 'phía', 'của', ',', 'phụ trách']);
  const direct = readOrganisation(tokens, marked ?? at) ?? readOwnOffice(tokens, marked ?? at, context.level);
  return direct ?? (marked === null ? null : readSide(tokens, at, context));
}

function chosen(candidates: readonly Known[], side: UnitSpan | null): Known | null {
  if (candidates.length <= 1) {
    return candidates[0] ?? null;
  }
  return candidates.find((known) => side !== null && known.lead === side.name) ?? null;
}

/** Position of the name after an honorific; null where none can be ("anh em", "đồng chí nào"). */
function nameStart(tokens: readonly Token[], at: number): number | null {
  const given = anyPhraseAt(tokens, at, HONORIFICS);
  const usable = given !== null && tokens[given]?.kind === 'word' && !NOT_NAMES.has(wordAt(tokens, given));
  return usable ? given : null;
}

function asSpoken(tokens: readonly Token[], start: number, end: number): string {
  return tokens
    .slice(start, end)
    .map((token) => token.text)
    .join(' ');
}

/** "đồng chí Trần Văn Hải, Phó Chủ tịch UBND tỉnh": the office stands for the person. */
function officeAfter(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan | null {
  const marked = [',', '-', '–', '('].includes(wordAt(tokens, at));
  const title = marked ? readTitle(tokens, at + 1, context.level) : null;
  const closes = title !== null && [',', ')'].includes(wordAt(tokens, title.end));
  return title ? { ...title, end: closes ? title.end + 1 : title.end } : null;
}

/** "anh Lâm bên Tài chính", "chị Nguyệt", "anh Tuấn văn phòng": by roster, else by the unit said with the name. */
export function readPerson(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan | null {
  const given = nameStart(tokens, at);
  if (given === null) {
    return null;
  }
  const full = fullNameEnd(tokens, given);
  const office = officeAfter(tokens, full, context);
  if (office) {
    return { ...office, start: at };
  }
  const side = sideAfter(tokens, full, context);
  const candidates = byGivenName(context.roster, wordAt(tokens, full - 1));
  if (!tokens[given]?.capital && candidates.length === 0 && side === null) {
    return null;
  }
  const person = chosen(candidates, side);
  return unitSpan({
    start: at,
    end: side?.end ?? full,
    name: person?.lead ?? side?.name ?? asSpoken(tokens, at, full),
    unitClass: 'person',
    personId: person?.id ?? null,
    flags: !person && candidates.length > 1 ? ['ambiguous_person'] : [],
  });
}

function fullNameEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (
    end - at < 4 &&
    tokens[end]?.capital &&
    tokens[end]?.kind === 'word' &&
    readOrganisation(tokens, end) === null &&
    readOwnOffice(tokens, end, 'province') === null
  ) {
    end += 1;
  }
  return end;
}

/** A roster entry named by one of its aliases. */
export function readKnown(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan | null {
  const hit = context.roster.aliases.at(tokens, at);
  if (!hit) {
    return null;
  }
  const part = tokens[hit.end - 1];
  const cutsVerb = hit.end - at === 1 && ACTION_VERBS.at(tokens, at) !== null && !part?.capital;
  if (cutsVerb) {
    return null;
  }
  const own = readOrganisation(tokens, at) ?? readOrganisation(tokenize(hit.value.lead), 0);
  const unitClass = hit.value.isPerson ? 'person' : (own?.unitClass ?? 'internal');
  return unitSpan({ start: at, end: hit.end, name: hit.value.lead, unitClass, personId: hit.value.id });
}

/** The speaker's own unit without its name ("Sở chúng tôi", "đơn vị chúng tôi"). Position after it, or null. */
export function readSelf(tokens: readonly Token[], at: number): number | null {
  const own = anyPhraseAt(tokens, at, [
    'chúng tôi',
    'chúng em',
    'tôi',
    'em',
    'bên em',
    'bên tôi',
    'phía chúng tôi',
    'mình',
  ]);
  if (own !== null) {
    return own;
  }
  const head = anyPhraseAt(tokens, at, [
    'sở',
    'bộ',
    'vụ',
    'cục',
    'ban',
    'phòng',
    'trung tâm',
    'đơn vị',
    'công ty',
    'văn phòng',
    'chi cục',
    'xã',
    'phường',
    'địa phương',
    'viện',
    'trường',
    'bệnh viện',
  ]);
  if (head === null || isNoBody(tokens, at)) {
    return null;
  }
  return phraseAt(tokens, head, 'chúng tôi') ?? phraseAt(tokens, head, 'tôi') ?? phraseAt(tokens, head, 'em') ?? head;
}
