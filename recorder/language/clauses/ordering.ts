import {
  ASKING,
  ASSIGN_FILL,
  DECIDE,
  GIAO_NEXT,
  GIAO_PREVIOUS,
  NOUN_AFTER,
  NOUN_BEFORE,
  TRIGGERS,
  type TriggerKind,
} from '../lexicon/triggers.ts';
import { ACTION_VERBS, ADVERB_TABLE } from '../lexicon/verbs.ts';
import { PhraseTable } from '../text/phrases.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { isOutside } from '../units/level.ts';
import { unitSpan } from '../units/span.ts';
import type { Anchor } from './anchors.ts';
import { frontedAction } from './fronted.ts';
import { readList, type UnitList } from './lists.ts';
import { asksForTime, speaksOfSelf } from './pleas.ts';
import { type Reading, timeAt, timeOver, unitAt, unitOver } from './reading.ts';
import type { Range } from './sentences.ts';

type Assignment = Extract<Anchor, { type: 'assign' }>;

const FILL_LIMIT = 7;

const LEVELS = new PhraseTable<string>([
  ['tỉnh', 'UBND tỉnh'],
  ['huyện', 'UBND huyện'],
  ['xã', 'UBND xã'],
  ['phường', 'UBND phường'],
  ['bộ', 'Bộ'],
  ['nhà trường', 'Nhà trường'],
  ['bệnh viện', 'Bệnh viện'],
  ['lãnh đạo bệnh viện', 'Lãnh đạo bệnh viện'],
  ['lãnh đạo sở', 'Lãnh đạo Sở'],
  ['lãnh đạo ban', 'Lãnh đạo Ban'],
  ['lãnh đạo tỉnh', 'Lãnh đạo tỉnh'],
  ['sở', 'Sở'],
  ['ban', 'Ban'],
  ['công ty', 'Công ty'],
  ['hội nghị', 'Hội nghị'],
  ['tập thể', 'Tập thể'],
]);

/** "đề nghị tỉnh hỗ trợ …": a member calls the authority by its level alone. */
function levelAddressed(reading: Reading, at: number): UnitList | null {
  const hit = reading.role === 'member' && !unitAt(reading, at) ? LEVELS.at(reading.tokens, at) : null;
  const acts = hit && (startsAction(reading, hit.end) || ADVERB_TABLE.at(reading.tokens, hit.end) !== null);
  if (!hit || !(acts || TRIGGERS.at(reading.tokens, hit.end) !== null)) {
    return null;
  }
  const { end, value: name } = hit;
  return { units: [unitSpan({ start: at, end, name, unitClass: 'committee' })], start: at, end };
}

/** The addressee right after the trigger, over "luôn cho", "nhiệm vụ cho". */
function addresseeAfter(reading: Reading, at: number, range: Range): UnitList | null {
  const level = levelAddressed(reading, at);
  if (level) {
    return level;
  }
  for (let cursor = at; cursor < Math.min(range.end, at + FILL_LIMIT); cursor += 1) {
    if (unitAt(reading, cursor)) {
      return readList(reading, cursor, 'loose');
    }
    if (!ASSIGN_FILL.has(wordAt(reading.tokens, cursor))) {
      return null;
    }
  }
  return null;
}

const OWN_HEADS = [
  'sở',
  'sở này',
  'phòng',
  'ban',
  'cục',
  'vụ',
  'chi cục',
  'đơn vị',
  'đơn vị này',
  'địa phương',
  'cơ quan này',
  'xã',
  'phường',
];

/** "giao Sở trình lại": the department spoken of before. Position after the bare word. */
function spokenOf(reading: Reading, at: number): number | null {
  const end = anyPhraseAt(reading.tokens, at, OWN_HEADS);
  const acts =
    end !== null && (ACTION_VERBS.at(reading.tokens, end) !== null || ADVERB_TABLE.at(reading.tokens, end) !== null);
  const named = reading.units.some((unit) => unit.end <= at && !unit.generic);
  return acts && named && reading.role === 'chair' ? end : null;
}

function isGiaoVerb(reading: Reading, at: number, next: number): boolean {
  const following = wordAt(reading.tokens, next);
  const compound =
    (GIAO_NEXT.has(following) && unitAt(reading, next) === null && reading.tokens[next]?.capital !== true) ||
    (following === 'tiếp' && unitAt(reading, next + 1) === null);
  return !compound && !GIAO_PREVIOUS.has(wordAt(reading.tokens, at - 1));
}

function isNoun(reading: Reading, at: number, next: number): boolean {
  return NOUN_BEFORE.has(wordAt(reading.tokens, at - 1)) || NOUN_AFTER.has(wordAt(reading.tokens, next));
}

/** "chỉ đạo", "cử", "ủy quyền" order only at the head of a clause; elsewhere they are part of an action. */
const HEAD_ONLY = new Set(['chỉ', 'cử', 'chuyển', 'ủy', 'uỷ', 'nhờ', 'mong', 'kêu']);

function atHead(reading: Reading, at: number, range: Range): boolean {
  const previous = wordAt(reading.tokens, at - 1);
  return (
    at === range.start ||
    reading.tokens[at - 1]?.kind === 'punct' ||
    ['tôi', 'và', 'xin', 'rồi', 'thì', 'cũng', 'vậy', 'thế', 'thôi', 'giờ', 'nay'].includes(previous)
  );
}

function isVerbUse(reading: Reading, at: number, next: number, range: Range): boolean {
  const word = wordAt(reading.tokens, at);
  if (word === 'giao') {
    return isGiaoVerb(reading, at, next);
  }
  if (HEAD_ONLY.has(word)) {
    const wishes = ['mong', 'rất', 'kính'].includes(word) && unitOver(reading, at - 1) !== null;
    return wishes || atHead(reading, at, range);
  }
  return !isNoun(reading, at, next);
}

function startsAction(reading: Reading, at: number): boolean {
  return ACTION_VERBS.at(reading.tokens, at) !== null || timeAt(reading, at) !== null;
}

function skipThe(reading: Reading, at: number): number {
  return wordAt(reading.tokens, at) === 'cho' && !unitAt(reading, at) ? at + 1 : at;
}

/** Without an addressee the word orders only at the head of a clause; elsewhere it is a noun ("trả lời kiến nghị"). */
function opensClause(reading: Reading, at: number, range: Range): boolean {
  const named = unitOver(reading, at - 1) !== null || timeOver(reading, at - 1) !== null;
  return (
    named ||
    atHead(reading, at, range) ||
    ['nên', 'vậy', 'đó', 'thời', 'mà', 'nhưng', 'nay', 'ta', 'này'].includes(wordAt(reading.tokens, at - 1))
  );
}

/** "Khoa Nhi xin được trang bị …", not "xin được báo cáo". */
function asksForThings(reading: Reading, at: number): boolean {
  const granted = wordAt(reading.tokens, at) === 'được' ? at + 1 : at;
  const courtesy = [
    'báo',
    'trình',
    'phát',
    'nhận',
    'tiếp',
    'nói',
    'có',
    'ý',
    'phép',
    'hứa',
    'cam',
    'cảm',
    'lỗi',
    'chia',
  ].includes(wordAt(reading.tokens, granted));
  const wish =
    granted > at ||
    ['hỗ', 'bổ', 'cấp', 'thêm', 'tăng', 'gia', 'lùi', 'kinh', 'điều'].includes(wordAt(reading.tokens, at));
  return asksForTime(reading, granted) || (wish && !courtesy && startsAction(reading, granted));
}

interface Trigger {
  readonly kind: TriggerKind;
  readonly end: number;
}

function triggerAt(reading: Reading, at: number, range: Range): Trigger | null {
  const asking = reading.role === 'member' ? ASKING.at(reading.tokens, at) : null;
  const hit = TRIGGERS.at(reading.tokens, at) ?? asking;
  const bare =
    hit !== null &&
    hit === asking &&
    !unitAt(reading, hit.end) &&
    levelAddressed(reading, hit.end) === null &&
    !asksForThings(reading, hit.end);
  const usable = hit !== null && !bare && !unitAt(reading, at) && isVerbUse(reading, at, hit.end, range);
  return usable ? { kind: hit.value, end: hit.end } : null;
}

/** "thống nhất đề nghị Thủ tướng …": what the body settles is to ask; the decision is the record. */
function isDecidedAppeal(reading: Reading, at: number, trigger: Trigger, addressee: UnitList | null): boolean {
  const decided =
    ['nhất', 'ý', 'trí', 'qua'].includes(wordAt(reading.tokens, at - 1)) && DECIDE.at(reading.tokens, at - 2) !== null;
  const first = addressee?.units[0];
  return decided && trigger.kind !== 'assign' && first !== undefined && isOutside(first, reading.level);
}

/** "Yêu cầu rà soát …", "đề nghị khẩn trương …": where the action begins when nobody is named. */
function unaddressedBody(reading: Reading, at: number, trigger: Trigger, range: Range): number | null {
  const needsAddressee = trigger.kind === 'assign' && wordAt(reading.tokens, at) !== 'yêu';
  const verb = wordAt(reading.tokens, trigger.end) === 'được' ? trigger.end + 1 : trigger.end;
  const plea = asksForTime(reading, verb) && speaksOfSelf(reading, at);
  const acts = plea || ((startsAction(reading, verb) || asksForTime(reading, verb)) && opensClause(reading, at, range));
  return needsAddressee || !acts ? null : skipThe(reading, trigger.end);
}

/** Here someone is told, asked or begged to do something. */
export function assignmentAt(reading: Reading, at: number, range: Range): Assignment | null {
  const trigger = triggerAt(reading, at, range);
  if (!trigger) {
    return null;
  }
  const verb = wordAt(reading.tokens, at);
  const fronted = verb === 'giao' || verb === 'chuyển' ? frontedAction(reading, trigger.end, range) : null;
  const addressee = fronted?.addressee ?? addresseeAfter(reading, trigger.end, range);
  const body = addressee?.end ?? spokenOf(reading, trigger.end) ?? unaddressedBody(reading, at, trigger, range);
  if (body === null || isDecidedAppeal(reading, at, trigger, addressee)) {
    return null;
  }
  return { type: 'assign', kind: trigger.kind, at, body, addressee, fronted: fronted?.action ?? null };
}
