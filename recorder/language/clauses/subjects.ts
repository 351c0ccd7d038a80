import { QUOTES } from '../lexicon/cues.ts';
import { DECIDE } from '../lexicon/triggers.ts';
import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';
import { wordAt } from '../text/tokens.ts';
import type { Anchor } from './anchors.ts';
import { isPurpose, saysAuthor } from './belonging.ts';
import { afterVocative } from './calling.ts';
import { leadsItself, readList, type UnitList } from './lists.ts';
import { movesTask } from './moving.ts';
import { isOwnBody } from './opening.ts';
import { type Predicate, predicateAfter } from './predicate.ts';
import { type Reading, timeOver, unitAt, unitOver } from './reading.ts';
import type { Range } from './sentences.ts';

type Subject = Extract<Anchor, { type: 'subject' }>;

/** A unit after one of these is spoken of or spoken to, and is no subject. */
const GOVERNORS = new Set(
  `giao cho cầu nghị nhờ mời với cùng của thuộc tại ở từ về đến tới gửi trình cáo mưu theo là như bởi qua trong ngoài giữa bằng gồm có hỏi xin giúp trợ
  đạo dẫn đốc tra cử nhắc thưa dương khen ơn hoặc hay các đồng mong tặng và trước sau biết với cấp nộp báo phiên thanh gặp kính nghe chờ đợi kiến phạt chuyển thành lập tuyến cứ kêu kiêm`.split(
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

const ENDED = new Set(['trì', 'xong', 'lại', 'rồi', 'tiếp', 'về', 'ra', 'lên', 'trước', 'sau', 'định']);

/** A verb right before a name takes it as its object ("chọn 6 xã, phường"). */
function afterTransitive(reading: Reading, at: number): boolean {
  const unit = unitAt(reading, at);
  const pronoun = unit?.unitClass === 'person' && unit.end === at + 1;
  if (unit && (pronoun || leadsItself(reading, unit))) {
    return false;
  }
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

const NAMES_WORK = new Set(['việc', 'chuyện', 'vụ', 'khoản', 'cái']);

/** "Việc đấu nối điện tạm anh Sơn cứ làm …": the verb before the person belongs to what is spoken of. */
function afterNamedWork(reading: Reading, at: number, start: number): boolean {
  const named = NAMES_WORK.has(wordAt(reading.tokens, start)) && unitAt(reading, at)?.unitClass === 'person';
  return named && !reading.tokens.slice(start, at).some(({ kind }) => kind === 'punct');
}

function isJoinedList(reading: Reading, at: number): boolean {
  return wordAt(reading.tokens, at - 1) === 'và' && unitOver(reading, at - 2) === null;
}

/** "…, phối hợp Sở B, Sở C": the units after it help, also without "với". */
function helps(reading: Reading, at: number): boolean {
  return wordAt(reading.tokens, at - 1) === 'hợp' && ['phối', 'kết'].includes(wordAt(reading.tokens, at - 2));
}

/** "Việc Sở A trình chậm làm …": the clause under "việc" is itself a subject. */
function underWork(reading: Reading, at: number, start: number): boolean {
  const work = at > start && ['việc', 'chuyện'].includes(wordAt(reading.tokens, at - 1));
  return work && wordAt(reading.tokens, at - 2) !== 'làm' && timeOver(reading, at - 1) === null;
}

function maySubject(reading: Reading, at: number, start: number): boolean {
  const previous = wordAt(reading.tokens, at - 1);
  if (underWork(reading, at, start)) {
    return false;
  }
  if (at === start || reading.tokens[at - 1]?.kind === 'punct' || timeOver(reading, at - 1) !== null) {
    return true;
  }
  if (INTRODUCES.has(previous) || isJoinedList(reading, at)) {
    return true;
  }
  return (
    !GOVERNORS.has(previous) &&
    !helps(reading, at) &&
    !afterTransitive(reading, at) &&
    (reading.heard ||
      afterNamedWork(reading, at, start) ||
      (atClauseHead(reading, at, start) && !inPrepositional(reading, at, start)))
  );
}

/** How a list of names goes on that stands here: loosely for subjects, addressees and helpers. */
export function joining(reading: Reading, at: number, start: number): 'loose' | 'tight' {
  const free =
    maySubject(reading, at, start) ||
    helps(reading, at) ||
    ['với', 'cùng', 'giao', 'nghị', 'cầu', 'cho'].includes(wordAt(reading.tokens, at - 1));
  return free ? 'loose' : 'tight';
}

/** Verbs by which a unit or the body itself speaks; they are read at their own place. */
const SPEAKING = phraseSet(
  commaList('đề nghị, kiến nghị, yêu cầu, giao, mong, thống nhất, nhất trí, đồng ý, thông qua, tán thành, xin'),
);

/** "Sở A và Sở B thống nhất quy chế …, ký trong tháng 4": told to agree on something by a day. */
function agreesAmongThemselves(reading: Reading, list: UnitList, predicate: Predicate, own: boolean): boolean {
  const agrees = wordAt(reading.tokens, predicate.verb) === 'thống' && reading.role === 'chair' && !own;
  const several = list.units.length > 1 || ['với', 'cùng'].includes(wordAt(reading.tokens, predicate.verb + 2));
  return agrees && several && reading.times.some((time) => time.boundary !== null && time.start > predicate.verb);
}

function speaksItself(reading: Reading, list: UnitList, predicate: Predicate): boolean {
  const first = list.units[0];
  const own = first !== undefined && isOwnBody(first) && !first.generic;
  const decides = own && (predicate.mood === 'negated' || DECIDE.at(reading.tokens, predicate.verb) !== null);
  const next = wordAt(reading.tokens, predicate.verb + 2);
  const proposes =
    wordAt(reading.tokens, predicate.verb + 1) === 'xuất' && (reading.role === 'member' || next === 'giao');
  if (agreesAmongThemselves(reading, list, predicate, own)) {
    return false;
  }
  return decides || proposes || SPEAKING.at(reading.tokens, predicate.verb) !== null;
}

/** "đồng chí nào chưa gửi thì gửi ngay": the order comes after "thì". */
function predicateOf(reading: Reading, list: UnitList, range: Range): Predicate | null {
  if (['nào', 'ai'].includes(wordAt(reading.tokens, list.end - 1))) {
    for (let at = list.end; at < range.end; at += 1) {
      if (wordAt(reading.tokens, at) === 'thì') {
        return predicateAfter(reading, at + 1, range.end);
      }
    }
  }
  return predicateAfter(reading, list.end, range.end) ?? afterVocative(reading, list, range);
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
  const asked = ['nhé', 'nhá', 'đi', 'nghen', 'nha', 'hen'].includes(wordAt(reading.tokens, range.end - 1));
  const particle = ['lại', 'giúp', 'ngay', 'luôn', 'hộ', 'giùm', 'vào', 'ra', 'lên', 'xuống', 'sang'].includes(
    wordAt(reading.tokens, at + 1),
  );
  return reading.role === 'chair' && opens && plain && (limited || particle || asked)
    ? { verb: at, mood: 'order', urged: false }
    : null;
}

/** A unit and what it is told or said to do: the beginning of an order in the chair's words. */
export function subjectAt(reading: Reading, at: number, range: Range): Subject | null {
  const unit = unitAt(reading, at);
  if (!unit || !maySubject(reading, at, range.start) || isPurpose(reading, unit, at)) {
    return null;
  }
  const list = readList(reading, at, 'loose');
  const predicate = list ? (predicateOf(reading, list, range) ?? unlistedPredicate(reading, list, range)) : null;
  const moved =
    predicate && wordAt(reading.tokens, predicate.verb - 1) === 'cho' && movesTask(reading, predicate.verb, range);
  return list &&
    predicate &&
    !moved &&
    !speaksItself(reading, list, predicate) &&
    !saysAuthor(reading, at, predicate, range)
    ? { type: 'subject', at, body: list.end, list, predicate }
    : null;
}
