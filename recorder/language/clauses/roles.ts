import { HELP, LEAD_MARKS, WITH } from '../lexicon/parts.ts';
import { ACTION_VERBS, ADVERB_TABLE } from '../lexicon/verbs.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { isGroup, type UnitSpan } from '../units/span.ts';
import { readList, type UnitList } from './lists.ts';
import { answersFor } from './predicate.ts';
import { type Reading, timeAt, unitAt } from './reading.ts';
import type { Range } from './sentences.ts';

/** Who leads, who helps, and the tokens that say what is to be done. */
export interface Roles {
  readonly leads: readonly UnitSpan[];
  readonly helpers: readonly string[];
  readonly action: readonly number[];
  readonly leadMarked: boolean;
}

const OPEN_ENDED = 'với';
const FILLERS = [
  'đồng thời',
  'ngoài ra',
  'bên cạnh đó',
  'mặt khác',
  'và',
  'rồi',
  'sau đó',
  'tiếp đó',
  'nhưng',
  'trước mắt',
  'trước hết',
  ',',
  'nhé',
  'nhá',
  'ơi',
  'ạ',
  'thì',
  'sẽ',
  'phải',
  'cần',
  'cần phải',
  'là',
  'luôn',
  'đi',
  'ngay',
  'lo',
  '-',
  ':',
];
const UNKNOWN_LIMIT = 7;

/** "cho phép", "cho lùi": a verb of its own, unlike "cho rà soát". */
const GRANTS = new Set(['phép', 'lùi', 'gia', 'chủ', 'ý', 'vay', 'biết']);

function helperName(unit: UnitSpan): string {
  return isGroup(unit) ? unit.name.charAt(0).toLocaleLowerCase('vi') + unit.name.slice(1) : unit.name;
}

function namesOf(list: UnitList): string[] {
  return list.units.filter((unit) => !unit.generic).map(helperName);
}

interface Helpers {
  readonly names: readonly string[];
  readonly next: number;
}

/** Helpers who are no known unit ("phối hợp với chính quyền cơ sở …"): words up to the verb. */
function unknownHelper(reading: Reading, at: number, end: number): Helpers | null {
  for (let next = at; next < Math.min(end, at + UNKNOWN_LIMIT); next += 1) {
    const stops = reading.tokens[next]?.kind === 'punct' || ACTION_VERBS.at(reading.tokens, next) !== null;
    if (stops) {
      const words = reading.tokens.slice(at, next).map((token) => token.text);
      return next > at + 1 ? { names: [words.join(' ')], next } : null;
    }
  }
  return null;
}

const BODIES = new Set(['chính', 'cơ', 'đơn', 'lực', 'địa', 'nhà', 'cấp', 'đoàn', 'tổ', 'ngành', 'chủ', 'nhân']);

/** "…, Hạt Kiểm lâm, chính quyền các xã vùng đệm": the list goes on with somebody who is no known unit. */
function moreHelpers(reading: Reading, at: number, end: number): Helpers | null {
  const joined = [',', 'và'].includes(wordAt(reading.tokens, at));
  return joined && BODIES.has(wordAt(reading.tokens, at + 1)) ? unknownHelper(reading, at + 1, end) : null;
}

/** "phối hợp với B, C" */
function withHelpers(reading: Reading, at: number, end: number): Helpers | null {
  const after = anyPhraseAt(reading.tokens, at, WITH);
  if (after === null || after > end) {
    return null;
  }
  const list = readList(reading, after, 'loose');
  if (list) {
    const more = moreHelpers(reading, list.end, end);
    return { names: [...namesOf(list), ...(more?.names ?? [])], next: more?.next ?? list.end };
  }
  const named = wordAt(reading.tokens, at) === 'phối' && wordAt(reading.tokens, after - 1) === OPEN_ENDED;
  return named ? unknownHelper(reading, after, end) : null;
}

/** "B, C phối hợp" */
function helpersFirst(reading: Reading, at: number): Helpers | null {
  const list = unitAt(reading, at) ? readList(reading, at, 'loose') : null;
  const after = list ? anyPhraseAt(reading.tokens, list.end, HELP) : null;
  const others = after !== null && ['với', 'cùng'].includes(wordAt(reading.tokens, after));
  return list && after !== null && !others ? { names: namesOf(list), next: after } : null;
}

function helpersAt(reading: Reading, at: number, end: number): Helpers | null {
  return withHelpers(reading, at, end) ?? helpersFirst(reading, at);
}

/** "chủ trì" is a mark of the lead unless it has an object of its own ("chủ trì cuộc họp"). */
function leadMarkAt(reading: Reading, at: number, end: number): number | null {
  const after = anyPhraseAt(reading.tokens, at, LEAD_MARKS);
  if (after === null) {
    return null;
  }
  const free =
    after >= end ||
    reading.tokens[after]?.kind === 'punct' ||
    ['và', 'nhé'].includes(wordAt(reading.tokens, after)) ||
    ACTION_VERBS.at(reading.tokens, after) !== null ||
    timeAt(reading, after) !== null ||
    helpersAt(reading, after, end) !== null;
  return free ? after : null;
}

interface Opening {
  readonly helpers: readonly string[];
  readonly next: number;
  readonly leadMarked: boolean;
}

/** "lo hậu cần": the verb itself; "lo chuẩn bị hậu cần" only leads to one. */
function looksAfter(reading: Reading, at: number): boolean {
  const following = reading.tokens[at + 1];
  return (
    wordAt(reading.tokens, at) === 'lo' &&
    following?.kind === 'word' &&
    ACTION_VERBS.at(reading.tokens, at + 1) === null &&
    ADVERB_TABLE.at(reading.tokens, at + 1) === null
  );
}

/** "cho Tân Phú mượn 2 máy phun": a receiver stands between "cho" and what is granted. */
function givesSomebody(reading: Reading, at: number): boolean {
  const words = [1, 2, 3, 4].map((step) => wordAt(reading.tokens, at + step));
  return (reading.heard || reading.tokens[at]?.capital === true) && words.some((word) => LENT.has(word));
}

const LENT = new Set(['mượn', 'vay', 'thuê', 'hưởng']);

function fillerEnd(reading: Reading, at: number): number | null {
  if (answersFor(reading, at) || looksAfter(reading, at)) {
    return null;
  }
  const time = timeAt(reading, at);
  const grants =
    wordAt(reading.tokens, at) === 'cho' &&
    (reading.role === 'member' || GRANTS.has(wordAt(reading.tokens, at + 1)) || givesSomebody(reading, at + 1));
  if (grants) {
    return null;
  }
  return time?.end ?? ADVERB_TABLE.at(reading.tokens, at)?.end ?? anyPhraseAt(reading.tokens, at, FILLERS);
}

const ASIDE_LIMIT = 8;

/** "Sở A (cơ quan thường trực) cùng B": what is said of the lead in brackets. */
function asideEnd(reading: Reading, at: number, end: number): number | null {
  if (wordAt(reading.tokens, at) !== '(') {
    return null;
  }
  const close = reading.tokens.findIndex((token, index) => index > at && token.text === ')');
  return close > at && close < Math.min(end, at + ASIDE_LIMIT) ? close + 1 : null;
}

/** Marks, helpers, adverbs and dates between the lead and the verb. */
function readOpening(reading: Reading, start: number, end: number): Opening {
  const helpers: string[] = [];
  let leadMarked = false;
  let at = start;
  while (at < end) {
    const mark = leadMarkAt(reading, at, end);
    const help = mark === null ? helpersAt(reading, at, end) : null;
    const next = mark ?? help?.next ?? asideEnd(reading, at, end) ?? fillerEnd(reading, at);
    if (next === null) {
      break;
    }
    leadMarked = leadMarked || mark !== null;
    helpers.push(...(help?.names ?? []));
    at = next;
  }
  return { helpers, next: at, leadMarked };
}

function mayJoin(reading: Reading, at: number): boolean {
  const previous = reading.tokens[at - 1];
  return reading.heard || previous?.kind === 'punct' || ['và', 'thời', 'trì'].includes(previous?.lower ?? '');
}

/** Reads lead marks, helpers and action of a directive whose action begins at `body`. */
export function readRoles(reading: Reading, body: Range, leads: readonly UnitSpan[]): Roles {
  const opening = readOpening(reading, body.start, body.end);
  const helpers = [...opening.helpers];
  const action: number[] = [];
  for (let at = opening.next; at < body.end; ) {
    const help = mayJoin(reading, at) ? helpersAt(reading, at, body.end) : null;
    const apart = reading.tokens[at - 1]?.kind === 'punct';
    if (help && (apart || wordAt(reading.tokens, at) !== 'cùng')) {
      helpers.push(...help.names);
      at = help.next;
    } else {
      action.push(at);
      at += 1;
    }
  }
  return { leads, helpers, action, leadMarked: opening.leadMarked };
}
