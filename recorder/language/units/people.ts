import { ACTION_VERBS, ADVERB_TABLE } from '../lexicon/verbs.ts';
import { anyPhraseAt, phraseAt, type Token, tokenize, wordAt } from '../text/tokens.ts';
import { isNoBody } from './exclusions.ts';
import { capitalise } from './names.ts';
import { readOrganisation } from './organisation.ts';
import { readOwnOffice } from './own.ts';
import { byGivenName, type Known } from './roster.ts';
import { readSide, type UnitContext } from './sides.ts';
import { type UnitSpan, unitSpan } from './span.ts';
import { HONORIFICS, PROFESSIONS, readTitle } from './titles.ts';

const NOT_NAMES = new Set(
  `thư em chị anh ấy ta này đó kia nào các chí bác cô ý con già trẻ tư là có cho đã đang sẽ phải cần nhé ạ bên phía ở và mình nó họ
  thuốc cô giáo điều ơi à xem lo làm báo gửi trình rà nên hãy giúp thì mà`.split(/\s+/),
);

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
  const titled = given === null ? null : anyPhraseAt(tokens, at, PROFESSIONS);
  const written = titled === null || tokens[given ?? at]?.capital === true;
  const usable = given !== null && written && tokens[given]?.kind === 'word' && !NOT_NAMES.has(wordAt(tokens, given));
  return usable ? given : null;
}

/** The person as addressed, the name itself with its capital. */
function asSpoken(tokens: readonly Token[], start: number, given: number, end: number): string {
  const words = tokens
    .slice(start, end)
    .map((token, index) => (start + index >= given ? capitalise(token.text) : token.text));
  return words.join(' ');
}

const TOLD_BY = new Set(['giao', 'cho', 'nhờ', 'nghị', 'cầu', 'công', 'để']);

/** "giao anh bách kiểm tra …": unwritten, a name only between an ordering word and what is ordered. */
function heardName(tokens: readonly Token[], given: number, end: number): boolean {
  const told = HONORIFICS.some((title) => {
    const start = given - title.split(' ').length;
    return anyPhraseAt(tokens, start, [title]) === given && TOLD_BY.has(wordAt(tokens, start - 1));
  });
  const acts = ACTION_VERBS.at(tokens, end) !== null || ADVERB_TABLE.at(tokens, end) !== null;
  return told && acts && ACTION_VERBS.at(tokens, given) === null && end === given + 1;
}

/** "đồng chí Trần Văn Hải, Phó Chủ tịch UBND tỉnh": the office stands for the person. */
function officeAfter(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan | null {
  const marked = [',', '-', '–', '('].includes(wordAt(tokens, at));
  const title = readTitle(tokens, marked ? at + 1 : at, context.level);
  if (title && !marked) {
    return title.collective ? null : title;
  }
  const closes = title !== null && [',', ')'].includes(wordAt(tokens, title.end));
  return title ? { ...title, end: closes ? title.end + 1 : title.end } : null;
}

/** "anh Khánh trưởng khoa Hồi sức": who the roster knows keeps the unit written there. */
function holding(office: UnitSpan, [only, ...others]: readonly Known[]): UnitSpan {
  return only && others.length === 0 ? { ...office, name: only.lead, personId: only.id } : office;
}

const MARK = /^[,(–-]$/u;

/** "anh Lâm bên Tài chính", "chị Nguyệt", "anh Tuấn văn phòng": by roster, else by the unit said with the name. */
export function readPerson(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan | null {
  const given = nameStart(tokens, at);
  if (given === null) {
    return null;
  }
  const full = fullNameEnd(tokens, given);
  const candidates = byGivenName(context.roster, wordAt(tokens, full - 1));
  const office = officeAfter(tokens, full, context);
  if (office) {
    const marked = MARK.test(tokens[full]?.text ?? '');
    return { ...(marked ? office : holding(office, candidates)), start: at };
  }
  const side = sideAfter(tokens, full, context);
  const known = candidates.length > 0 || side !== null;
  if (!tokens[given]?.capital && !known && !heardName(tokens, given, full)) {
    return null;
  }
  return unitSpan({ ...calledAs(tokens, at, given, full, candidates, side), start: at, end: side?.end ?? full });
}

/** By what a task is given to the person: unit or title of the roster, the unit said, else the name as spoken. */
function calledAs(
  tokens: readonly Token[],
  at: number,
  given: number,
  full: number,
  candidates: readonly Known[],
  side: UnitSpan | null,
): Pick<UnitSpan, 'name' | 'unitClass' | 'personId' | 'flags'> {
  const person = chosen(candidates, side);
  return {
    name: person?.lead ?? side?.name ?? asSpoken(tokens, at, given, full),
    unitClass: 'person',
    personId: person?.id ?? null,
    flags: !person && candidates.length > 1 ? ['ambiguous_person'] : [],
  };
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
