import { DETERMINERS, NOT_NOUNS, NOUNS, QUALIFIERS } from '../lexicon/groups.ts';
import type { UnitClass } from '../lexicon/heads.ts';
import { readNumber } from '../text/numbers.ts';
import { PhraseTable } from '../text/phrases.ts';
import { anyPhraseAt, type Token, wordAt } from '../text/tokens.ts';
import type { NameReading } from './names.ts';
import { capitalise } from './names.ts';
import { type UnitSpan, unitSpan } from './span.ts';

const NOUN_TABLE = new PhraseTable(NOUNS.map((noun) => [noun, noun] as const));

/** Without a comma, "các phường Trung Tâm" goes on with a name and "các xã, phường tổ chức …" with a verb. */
function leavesList(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.capital === true || anyPhraseAt(tokens, at, ['tổ chức']) !== null;
}

function nounList(tokens: readonly Token[], at: number): { nouns: string[]; next: number } {
  const nouns: string[] = [];
  let next = at;
  for (let cursor = at; ; ) {
    const hit = NOUN_TABLE.at(tokens, cursor);
    if (
      !hit ||
      (nouns.length > 0 && cursor === next && leavesList(tokens, cursor)) ||
      NOT_NOUNS.has(`${hit.value} ${wordAt(tokens, hit.end)}`)
    ) {
      return { nouns, next };
    }
    nouns.push(hit.value);
    next = hit.end;
    const comma = wordAt(tokens, next) === ',' ? next + 1 : next;
    cursor = wordAt(tokens, comma) === 'và' && NOUN_TABLE.at(tokens, comma + 1) ? comma + 1 : comma;
  }
}

const BARE_LISTS = ['sở , ban , ngành', 'sở ban ngành', 'sở , ngành', 'bộ , ngành', 'cơ quan , đơn vị'];

function determiner(tokens: readonly Token[], at: number): NameReading | null {
  const word = anyPhraseAt(tokens, at, DETERMINERS);
  if (word !== null) {
    return {
      name: tokens
        .slice(at, word)
        .map((token) => token.lower)
        .join(' '),
      next: word,
    };
  }
  const number = readNumber(tokens, at);
  if (number && number.value > 1 && Number.isInteger(number.value)) {
    return { name: String(number.value).padStart(2, ' ').trim(), next: number.next };
  }
  return anyPhraseAt(tokens, at, BARE_LISTS) === null ? null : { name: '', next: at };
}

/** "các sở, ban, ngành", "42 xã, phường", "các đơn vị liên quan": canonical with commas, lower case. */
export function readCollectiveNouns(tokens: readonly Token[], at: number): NameReading | null {
  const lead = determiner(tokens, at);
  const list = lead ? nounList(tokens, lead.next) : null;
  if (!lead || !list || list.nouns.length === 0) {
    return null;
  }
  const counted = /^\d/.test(lead.name);
  if (counted && !['xã', 'phường', 'sở', 'thôn', 'huyện', 'đơn vị', 'chủ đầu tư'].includes(list.nouns[0] ?? '')) {
    return null;
  }
  const qualifier = anyPhraseAt(tokens, list.next, QUALIFIERS);
  const tail =
    qualifier === null
      ? ''
      : ` ${tokens
          .slice(list.next, qualifier)
          .map((token) => token.text)
          .join(' ')}`;
  const name = `${lead.name} ${list.nouns.join(', ')}${tail}`.trim();
  return { name, next: qualifier ?? list.next };
}

const EVERYBODY = [
  'các đồng chí',
  'tất cả các đồng chí',
  'các anh các chị',
  'các anh chị',
  'anh chị em',
  'các anh',
  'các chị',
  'các bác',
  'các cô các chú',
  'mọi người',
  'anh em',
  'các đại biểu',
  'quý đại biểu',
  'quý vị',
  'các thành viên',
  'các vị',
  'các vị đại biểu',
  'quý vị đại biểu',
  'các đồng chí đại biểu',
  'các thầy cô',
  'các thầy các cô',
  'cán bộ mình',
  'đồng chí nào',
  'đơn vị nào',
  'ai',
  'chúng ta',
  'tất cả',
  'cả hai',
  'cả ba',
  'cả bốn',
  'hai đồng chí',
  'hai anh chị',
  'hai anh',
  'hai đơn vị',
  'hai sở',
  'các ông các bà',
];

/** People addressed without a name: no lead can be written down (domain.md §3.1, D020). */
export function readEverybody(tokens: readonly Token[], at: number): UnitSpan | null {
  const end = anyPhraseAt(tokens, at, EVERYBODY);
  const nobody = wordAt(tokens, at) === 'ai' && ['không', 'chẳng', 'chưa'].includes(wordAt(tokens, at - 1));
  if (end === null || nobody) {
    return null;
  }
  return unitSpan({ start: at, end, name: '', unitClass: 'group', collective: true, generic: true });
}

const CLASSES: readonly (readonly [RegExp, UnitClass])[] = [
  [/doanh nghiệp|nhà thầu|nhà đầu tư|ngân hàng|tín dụng|tập đoàn|tổng công ty|cơ quan báo chí/u, 'enterprise'],
  [/^(?:các|những) (?:hội|đoàn thể|tổ chức chính trị)/u, 'front'],
  [/^(?:các|những) bộ(?! phận)/u, 'ministry'],
];

function classOf(name: string): UnitClass {
  return CLASSES.find(([sign]) => sign.test(name))?.[1] ?? 'group';
}

export function readCollective(tokens: readonly Token[], at: number): UnitSpan | null {
  const nouns = readCollectiveNouns(tokens, at);
  if (!nouns) {
    return null;
  }
  return unitSpan({
    start: at,
    end: nouns.next,
    name: capitalise(nouns.name),
    unitClass: classOf(nouns.name),
    collective: true,
  });
}
