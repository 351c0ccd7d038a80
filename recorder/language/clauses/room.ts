import { EXHORT, HERE, LOGISTICS, PROCEDURE } from '../lexicon/cues.ts';
import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import type { UnitSpan } from '../units/span.ts';
import { positions } from './draft.ts';
import { readDueIn } from './dues.ts';
import { find, has } from './find.ts';
import { type Reading, unitAt, unitOver } from './reading.ts';
import type { Roles } from './roles.ts';
import type { Segment } from './segments.ts';
import type { Range } from './sentences.ts';

const CLERKS = /^(?:Thư ký|Tổ thư ký|Ban thư ký|Kỹ thuật)/u;

/** The order has a day after the meeting's, or a rhythm. */
export function isLater(reading: Reading, segment: Segment): boolean {
  const due = readDueIn(reading, segment)?.due;
  return due !== undefined && (due.recurrence !== null || (due.date !== null && due.date > reading.meetingDate));
}

function isTechnical(reading: Reading, roles: Roles, range: Range): boolean {
  const clerk = roles.leads.length > 0 && roles.leads.every((unit) => CLERKS.test(unit.name));
  // "Phòng Kỹ thuật" is a body like others.
  const things = positions(range).filter((at) => unitOver(reading, at) === null);
  return clerk || things.some((at) => LOGISTICS.at(reading.tokens, at) !== null);
}

const ELSEWHERE: ReadonlySet<string> = new Set(['ministry', 'state', 'party', 'council']);

/** Bodies that do not sit in the room: "đề nghị Tỉnh ủy cho ý kiến" is no direction for the meeting. */
function isElsewhere(roles: Roles): boolean {
  return roles.leads.length > 0 && roles.leads.every((unit) => ELSEWHERE.has(unit.unitClass));
}

/** "Mời Sở A báo cáo, sau đó Sở B chuẩn bị": an invitation reaches to the end of its sentence. */
function invites(reading: Reading, segment: Segment): boolean {
  const { start } = segment.sentence;
  const first = wordAt(reading.tokens, start) === 'xin' ? start + 1 : start;
  return wordAt(reading.tokens, first) === 'mời';
}

/** "sang Trung thu, mời chị Huyền": somebody is given the floor and nothing else. */
function callsUp(reading: Reading, first: number, segment: Segment): boolean {
  const unit = wordAt(reading.tokens, first) === 'mời' ? unitAt(reading, first + 1) : null;
  return unit !== null && unit.end >= segment.end;
}

/** The verb somebody is told to do: "ai phụ trách … thì đứng lên báo cáo". */
function commandOf({ anchor, start }: Segment): number {
  return anchor?.type === 'subject' ? anchor.predicate.verb : start;
}

const VOTING = new Set(['bấm', 'biểu', 'giơ', 'phát']);

/** "phát phiếu khảo sát … chậm nhất ngày 25/11" and "phát hành" are work. */
function isVoting(reading: Reading, at: number, segment: Segment): boolean {
  const word = wordAt(reading.tokens, at);
  const work = wordAt(reading.tokens, at + 1) === 'hành' || (word === 'phát' && isLater(reading, segment));
  return VOTING.has(word) && !work;
}

/** Directions for the meeting itself: voting, speaking, screens, breaks. With a later date they are work. */
export function isProcedure(reading: Reading, roles: Roles, segment: Segment): boolean {
  const first = roles.action[0];
  if (invites(reading, segment) && !isLater(reading, segment)) {
    return true;
  }
  if (first === undefined) {
    return false;
  }
  if (callsUp(reading, first, segment)) {
    return true;
  }
  const opening = [first, commandOf(segment)].some((at) => PROCEDURE.at(reading.tokens, at) !== null);
  if (opening && isVoting(reading, first, segment)) {
    return true;
  }
  if (isLater(reading, segment)) {
    return false;
  }
  const start = isFavour(reading, segment) ? segment.sentence.start : first;
  return (
    isReportCalledFor(reading, roles, segment) ||
    (opening && !isWork(reading, roles, first) && !answersInWriting(reading, roles, segment)) ||
    has(reading, HERE, { start: first, end: segment.end }) ||
    isTechnical(reading, roles, { start, end: segment.end })
  );
}

const CALLED_FOR = new Set('báo cáo trình bày nói kết quả tình hình đi nhé nhá luôn nào xem tiếp , .'.split(' '));

const FIRST_TURN = [
  'báo cáo trước',
  'phát biểu trước',
  'trình bày trước',
  'nói trước',
  'có ý kiến trước',
  'trả lời trước',
];

const TURN_ENDS = new Set(['', ',', '.', ';', 'nhé', 'nhá', 'ạ', 'đi']);

/** "Sở A báo cáo trước, sau đó đến Sở B": whose turn it is. */
function takesFirstTurn(reading: Reading, roles: Roles): boolean {
  const end = anyPhraseAt(reading.tokens, roles.action[0] ?? -1, FIRST_TURN);
  return end !== null && TURN_ENDS.has(wordAt(reading.tokens, end));
}

/** "đồng chí Trưởng Công an báo cáo kết quả đi": the floor is given to somebody in the room. */
function isReportCalledFor(reading: Reading, roles: Roles, segment: Segment): boolean {
  const person = roles.leads.length === 1 && roles.leads[0]?.unitClass === 'person' && !roles.leads[0].collective;
  const now = wordAt(reading.tokens, segment.end - 1) === 'đi';
  const called = person && now && roles.action.every((at) => CALLED_FOR.has(wordAt(reading.tokens, at)));
  return called || takesFirstTurn(reading, roles);
}

/** "Nước uống hết rồi, nhờ Văn phòng lấy thêm": what a favour is about stands before it. */
function isFavour(reading: Reading, { anchor }: Segment): boolean {
  return anchor?.type === 'assign' && wordAt(reading.tokens, anchor.at) === 'nhờ';
}

const WORK = new Set(['đọc', 'mở', 'tập', 'nghỉ', 'dừng', 'đăng', 'giới', 'mời', 'kiểm']);

/** Verbs that are procedure for people in the room but work for a unit, or for a body that does not sit there. */
function isWork(reading: Reading, roles: Roles, at: number): boolean {
  const named = roles.leads.some((unit) => !unit.generic && unit.unitClass !== 'person' && !unit.collective);
  return (named && WORK.has(wordAt(reading.tokens, at))) || isElsewhere(roles);
}

const AT_ONCE = phraseSet(
  commaList('thêm, ngắn gọn, nhanh, ngay, luôn, giúp, trực tiếp, tại chỗ, ở đây, tại đây, cho rõ'),
);

/** "Giao Sở A giải trình nguyên nhân …": a unit ordered to account for something works it out after the meeting; "giải trình thêm" is said at once. */
function answersInWriting(reading: Reading, roles: Roles, segment: Segment): boolean {
  const [first] = roles.action;
  const { anchor } = segment;
  if (first === undefined || anyPhraseAt(reading.tokens, first, ['giải trình']) === null) {
    return false;
  }
  const rest = { start: first + 2, end: segment.end };
  const told = anchor?.type === 'assign' && anchor.kind === 'assign' && roles.leads.every(isBody);
  const written = find(reading, WRITTEN, rest) >= 0;
  return (written || (told && rest.start < rest.end)) && find(reading, AT_ONCE, { ...rest, end: rest.start + 2 }) < 0;
}

const WRITTEN = phraseSet(['bằng văn bản', 'có văn bản']);

function isBody(unit: UnitSpan): boolean {
  return !unit.generic && unit.unitClass !== 'person';
}

const DELIVERS = phraseSet(
  commaList(
    'gửi, nộp, báo cáo, trình, có báo cáo, có văn bản, đăng ký, cung cấp, hoàn thành, bàn giao, góp ý, rà soát',
  ),
);

/** A day or a rhythm; "tại kỳ họp" alone names neither. */
function saysWhen(reading: Reading, segment: Segment): boolean {
  const due = readDueIn(reading, segment)?.due;
  return due !== undefined && (due.date !== null || due.recurrence !== null);
}

/** Everybody told to do something with no date and nothing to hand in: a word to the room, no task. */
export function tooVague(reading: Reading, segment: Segment, roles: Roles): boolean {
  const everybody = roles.leads.length > 0 && roles.leads.every((unit) => unit.generic);
  return (
    everybody &&
    !saysWhen(reading, segment) &&
    !has(reading, DELIVERS, { start: roles.action[0] ?? segment.end, end: segment.end })
  );
}

export function isExhortation(reading: Reading, roles: Roles, segment: Segment): boolean {
  const first = roles.action[0] ?? segment.start;
  const named = roles.leads.some((unit) => !unit.collective && !unit.generic);
  const start = Math.max(segment.start, first - 3);
  return !named && has(reading, EXHORT, { start, end: Math.min(segment.end, first + 8) });
}
