import { QUOTES } from '../lexicon/cues.ts';
import { DECIDE, type TriggerKind } from '../lexicon/triggers.ts';
import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { decisionAt, isOwnBody, moveAt } from './deciding.ts';
import { readList, type UnitList } from './lists.ts';
import { assignmentAt } from './ordering.ts';
import { type Predicate, predicateAfter } from './predicate.ts';
import { type Reading, timeAt, timeOver, unitAt, unitOver } from './reading.ts';
import type { Range } from './sentences.ts';

/** A place in a sentence where an order, a decision or a statement about a unit begins. */
export type Anchor =
  | {
      readonly type: 'assign';
      readonly kind: TriggerKind;
      readonly at: number;
      /** First token of the action (after the addressee). */
      readonly body: number;
      readonly addressee: UnitList | null;
      /** "giao nhiệm vụ X cho A": the action stands before the addressee. */
      readonly fronted: Range | null;
    }
  | {
      readonly type: 'subject';
      readonly at: number;
      readonly body: number;
      readonly list: UnitList;
      readonly predicate: Predicate;
    }
  | { readonly type: 'decide'; readonly at: number; readonly body: number }
  | { readonly type: 'move'; readonly at: number; readonly body: number };

/** A unit after one of these is spoken of or spoken to, and is no subject. */
const GOVERNORS = new Set(
  `giao cho cầu nghị nhờ mời với cùng của thuộc tại ở từ về đến tới gửi trình cáo mưu theo là như bởi qua trong ngoài giữa bằng gồm có hỏi xin giúp trợ
  đạo dẫn đốc tra cử nhắc thưa dương khen ơn hoặc hay các đồng mong tặng và trước sau biết với cấp nộp báo phiên thanh gặp kính chuyển thành lập tuyến cứ kêu`.split(
    /\s+/,
  ),
);

const INTRODUCES = new Set([
  'thì',
  'do',
  'để',
  'riêng',
  'còn',
  'rồi',
  'nay',
  'nên',
  'vậy',
  'đó',
  'này',
  'nhé',
  'nhưng',
  'song',
  'mà',
  'kia',
  'xong',
  ':',
  'luận',
  'nhá',
  'ạ',
  'tới',
  'lại',
]);

/** From the last mark or the sentence's start to `at` no verb stands: a subject may stand here. */
function atClauseHead(reading: Reading, at: number, start: number): boolean {
  for (let cursor = at - 1; cursor >= start; cursor -= 1) {
    if (reading.tokens[cursor]?.kind === 'punct') {
      return true;
    }
    const covered = unitOver(reading, cursor) !== null || timeOver(reading, cursor) !== null;
    if (!covered && ACTION_VERBS.at(reading.tokens, cursor) !== null) {
      return false;
    }
  }
  return true;
}

const PREPOSITIONAL = new Set([
  'đối',
  'về',
  'liên',
  'theo',
  'căn',
  'thực',
  'tại',
  'trong',
  'với',
  'trên',
  'nhằm',
  'qua',
  'từ',
  'ngoài',
]);

const ENDED = new Set(['xong', 'lại', 'rồi', 'tiếp', 'về', 'ra', 'lên', 'trước', 'sau', 'định']);

/** A verb right before a name takes it as its object ("chọn 6 xã, phường"). */
function afterTransitive(reading: Reading, at: number): boolean {
  if (ENDED.has(wordAt(reading.tokens, at - 1)) || wordAt(reading.tokens, at - 2) === 'việc') {
    return false;
  }
  return [1, 2, 3].some((length) => ACTION_VERBS.at(reading.tokens, at - length)?.end === at);
}

/** "Đối với dự án của …": all up to the comma is what is spoken of. */
function inPrepositional(reading: Reading, at: number, start: number): boolean {
  let head = at;
  while (head > start && reading.tokens[head - 1]?.kind !== 'punct') {
    head -= 1;
  }
  return head < at && PREPOSITIONAL.has(wordAt(reading.tokens, head));
}

function isJoinedList(reading: Reading, at: number): boolean {
  return wordAt(reading.tokens, at - 1) === 'và' && unitOver(reading, at - 2) === null;
}

function maySubject(reading: Reading, at: number, start: number): boolean {
  const previous = wordAt(reading.tokens, at - 1);
  if (at === start || reading.tokens[at - 1]?.kind === 'punct' || timeOver(reading, at - 1) !== null) {
    return true;
  }
  if (INTRODUCES.has(previous) || isJoinedList(reading, at)) {
    return true;
  }
  return (
    !GOVERNORS.has(previous) &&
    !afterTransitive(reading, at) &&
    (reading.heard || (atClauseHead(reading, at, start) && !inPrepositional(reading, at, start)))
  );
}

function joining(reading: Reading, at: number, start: number): 'loose' | 'tight' {
  const free =
    maySubject(reading, at, start) ||
    ['với', 'cùng', 'giao', 'nghị', 'cầu', 'cho'].includes(wordAt(reading.tokens, at - 1));
  return free ? 'loose' : 'tight';
}

/** Verbs by which a unit or the body itself speaks; they are read at their own place. */
const SPEAKING = phraseSet(
  commaList('đề nghị, kiến nghị, yêu cầu, giao, mong, thống nhất, nhất trí, đồng ý, thông qua, tán thành, xin'),
);

function speaksItself(reading: Reading, list: UnitList, predicate: Predicate): boolean {
  const first = list.units[0];
  const own = first !== undefined && isOwnBody(first) && !first.generic;
  const decides = own && (predicate.mood === 'negated' || DECIDE.at(reading.tokens, predicate.verb) !== null);
  return decides || SPEAKING.at(reading.tokens, predicate.verb) !== null;
}

/** "đồng chí nào chưa gửi thì gửi ngay": the order comes after "thì". */
function predicateOf(reading: Reading, list: UnitList, range: Range): Predicate | null {
  if (wordAt(reading.tokens, list.end - 1) === 'nào') {
    for (let at = list.end; at < range.end; at += 1) {
      if (wordAt(reading.tokens, at) === 'thì') {
        return predicateAfter(reading, at + 1, range.end);
      }
    }
  }
  return predicateAfter(reading, list.end, range.end);
}

const NO_VERBS = new Set(
  'là có của và thuộc tại ở trong với về đạt còn được bị đã đang chưa không ngày tháng năm nào này kia đó ấy thì mà nhé ạ ơi hiện vừa mới từng hay hoặc cũng rất quá khá gồm như đến từ theo cho để do vì nên trên dưới tăng giảm ước hôm hồi trước sau'.split(
    ' ',
  ),
);

/** A word no list knows is the verb of an order when a unit stands right before it at a clause's head and a limit follows. */
function unlistedPredicate(reading: Reading, list: UnitList, range: Range): Predicate | null {
  const at = list.end;
  const token = reading.tokens[at];
  const opens =
    list.start === range.start ||
    reading.tokens[list.start - 1]?.kind === 'punct' ||
    INTRODUCES.has(wordAt(reading.tokens, list.start - 1));
  const plain =
    token?.kind === 'word' && !token.capital && !NO_VERBS.has(token.lower) && QUOTES.at(reading.tokens, at) === null;
  const limited = reading.times.some((time) => time.boundary !== null && time.start > at && time.end <= range.end);
  return reading.role === 'chair' && opens && plain && limited ? { verb: at, mood: 'order', urged: false } : null;
}

function subjectAt(reading: Reading, at: number, range: Range): Anchor | null {
  if (!unitAt(reading, at) || !maySubject(reading, at, range.start)) {
    return null;
  }
  const list = readList(reading, at, 'loose');
  const predicate = list ? (predicateOf(reading, list, range) ?? unlistedPredicate(reading, list, range)) : null;
  return list && predicate && !speaksItself(reading, list, predicate)
    ? { type: 'subject', at, body: list.end, list, predicate }
    : null;
}

const HELPING = ['phối hợp', 'cùng phối hợp', 'cùng tham gia', 'phối hợp thực hiện', 'hỗ trợ', 'tham gia phối hợp'];

/** "…, Sở B, Sở C phối hợp": helpers of the order before, no order of their own. */
export function onlyHelps(reading: Reading, anchor: Anchor): boolean {
  if (anchor.type !== 'subject') {
    return false;
  }
  const end = anyPhraseAt(reading.tokens, anchor.predicate.verb, HELPING);
  return end !== null && !['với', 'cùng'].includes(wordAt(reading.tokens, end));
}

function anchorAt(reading: Reading, at: number, range: Range, earlier: readonly Anchor[]): Anchor | null {
  const assign = assignmentAt(reading, at, range);
  if (assign && !(assign.kind === 'appeal' && earlier.some(({ type }) => type === 'assign' || type === 'subject'))) {
    return assign;
  }
  const subject = subjectAt(reading, at, range);
  if (subject) {
    const follows = earlier.some(({ type }) => type === 'subject' || type === 'assign');
    return follows && onlyHelps(reading, subject) ? null : subject;
  }
  return reading.role === 'member'
    ? null
    : (moveAt(reading, at, range) ?? decisionAt(reading, at, range, earlier.length === 0));
}

function afterAnchor(anchor: Anchor): number {
  return Math.max(anchor.body, anchor.type === 'subject' ? anchor.predicate.verb + 1 : anchor.at + 1);
}

function skipAt(reading: Reading, at: number, range: Range): number {
  const list = readList(reading, at, joining(reading, at, range.start));
  return list?.end ?? timeAt(reading, at)?.end ?? at + 1;
}

/** All anchors of a sentence, left to right. */
export function anchorsOf(reading: Reading, range: Range): Anchor[] {
  const anchors: Anchor[] = [];
  for (let at = range.start; at < range.end; ) {
    const anchor = anchorAt(reading, at, range, anchors);
    if (anchor) {
      anchors.push(anchor);
    }
    at = anchor ? afterAnchor(anchor) : skipAt(reading, at, range);
  }
  return anchors;
}
