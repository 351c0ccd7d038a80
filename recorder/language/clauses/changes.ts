import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { commaList } from '../text/list.ts';
import { readNumber } from '../text/numbers.ts';
import { phraseSet } from '../text/phrases.ts';
import { inside } from '../text/places.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import type { UnitSpan } from '../units/span.ts';
import type { Anchor } from './anchors.ts';
import { reasonAgainst } from './cues.ts';
import { type Draft, positions, why } from './draft.ts';
import { find } from './find.ts';
import { predicateAfter } from './predicate.ts';
import { type Reading, timeOver, unitOver } from './reading.ts';
import type { Segment } from './segments.ts';
import type { Range } from './sentences.ts';

type Move = Extract<Anchor, { type: 'move' }>;

const REPORTED_TO = new Set(['cáo', 'trình', 'gửi', 'về', 'lên']);
const LEADING = [
  ',',
  ...commaList(
    `thời điểm, thời hạn hoàn thành, thời hạn, thời gian hoàn thành, thời gian, hạn hoàn thành, hạn, tiến độ, mốc, việc, hoàn thành, thực hiện, cho, của, lại, thêm, được, là, nhiệm vụ của, từ, phải, đến`,
  ),
];

/** The unit whose task it is: not the one a report goes to. */
function ownerIn(reading: Reading, range: Range): UnitSpan | null {
  const owners = reading.units.filter(
    (unit) =>
      unit.start >= range.start &&
      unit.end <= range.end &&
      !unit.generic &&
      !REPORTED_TO.has(wordAt(reading.tokens, unit.start - 1)),
  );
  const governed = (words: readonly string[]): UnitSpan | undefined =>
    owners.find((unit) => words.includes(wordAt(reading.tokens, unit.start - 1)));
  return governed(['giao']) ?? governed(['cho', 'của']) ?? owners[0] ?? null;
}

const RECALLING = new Set('đã mà được vừa tôi ta mình hôm tuần tháng phiên lần họp kỳ trước rồi từng'.split(' '));

/** "… (mà tuần trước) đã giao Sở A tại Thông báo số 112": when and to whom, no part of the work. Where it begins. */
function recallStart(reading: Reading, owner: UnitSpan | null, end: number): number {
  if (owner === null || wordAt(reading.tokens, owner.start - 1) !== 'giao') {
    return end;
  }
  let start = owner.start - 1;
  while (RECALLING.has(wordAt(reading.tokens, start - 1)) || timeOver(reading, start - 1) !== null) {
    start -= 1;
  }
  return start;
}

function withoutUnit(reading: Reading, whole: Range, owner: UnitSpan | null): number[] {
  const range = { start: whole.start, end: Math.min(whole.end, recallStart(reading, owner, whole.end)) };
  return positions(range).filter((at) => {
    const mine = owner !== null && at >= owner.start - 1 && at < owner.end;
    const preposition =
      owner !== null && at === owner.start - 1 && !['cho', 'của'].includes(wordAt(reading.tokens, at));
    const named = owner !== null && unitOver(reading, at) === owner;
    return (!mine || preposition) && timeOver(reading, at) === null && !named;
  });
}

function withoutLeading(reading: Reading, at: readonly number[]): number[] {
  let rest = [...at];
  for (
    let next = anyPhraseAt(reading.tokens, rest[0] ?? -1, LEADING);
    next !== null;
    next = anyPhraseAt(reading.tokens, rest[0] ?? -1, LEADING)
  ) {
    const end = next;
    rest = rest.filter((position) => position >= end);
  }
  return rest;
}

function change(reading: Reading, segment: Segment, action: readonly number[], owner: UnitSpan | null): Draft {
  const more = action.findIndex(
    (at) => wordAt(reading.tokens, at) === 'thêm' && readNumber(reading.tokens, at + 1) !== null,
  );
  // "Cho Sở A thêm một tuần, phải nộp …": the work is said after the time granted.
  const said = more < 0 ? action : more === 0 ? action.slice(1) : action.slice(0, more);
  return {
    kind: 'task',
    op: 'update_due',
    lead: owner?.name ?? null,
    leadPersonId: owner?.personId ?? null,
    helpers: [],
    action: withoutLeading(reading, said),
    topic: [],
    topicIsThis: false,
    range: segment,
    flags: owner ? [] : ['lead_from_context'],
    confidence: owner ? 0.85 : 0.6,
    why: [],
  };
}

/** Where it begins to be said what the move is for (", để …"). */
function purposeStart(reading: Reading, start: number, end: number): number {
  const purpose = positions({ start, end }).find(
    (at) => wordAt(reading.tokens, at + 1) === 'để' && reading.tokens[at]?.kind === 'punct',
  );
  return purpose ?? end;
}

const NOW = new Set(['giờ', 'nay']);

/** "hồi nãy tôi nói ngày 15/9, giờ cho lùi …": what was said before is named only to be moved now. */
function movesNow(reading: Reading, anchor: Move): boolean {
  return [anchor.at - 1, anchor.at - 2].some((at) => NOW.has(wordAt(reading.tokens, at)));
}

/** "Lùi thời hạn … của Sở Nội vụ đến hết ngày 31/01": changes a task, makes none (domain.md D036). */
export function readMove(reading: Reading, segment: Segment, anchor: Move): Draft | null {
  const reason = reasonAgainst(reading, segment);
  if (reason !== null && !(reason === 'past' && movesNow(reading, anchor))) {
    return null;
  }
  const owner = ownerIn(reading, segment);
  const subjectTopic = positions({ start: segment.start, end: anchor.at }).filter(
    (at) => unitOver(reading, at) === null,
  );
  const action = withoutUnit(
    reading,
    { start: anchor.body, end: purposeStart(reading, anchor.body, segment.end) },
    owner,
  );
  const draft = change(reading, segment, action, owner);
  return {
    ...draft,
    action: draft.action.length > 0 ? draft.action : topicBefore(reading, subjectTopic),
    why: [why(reading, 'change.due', anchor.at, anchor.body)],
  };
}

const HEADS = new Set(['việc', 'vụ', 'chuyện', 'nhiệm', 'báo', 'phần', 'nội', 'hồ', 'đề', 'kế']);

/** Words between the work and what becomes of it. */
const TRAILING = new Set(['tôi', 'cho', 'của', 'giao', 'được', 'thì', 'nay', 'giờ', 'từ', 'thôi', ',']);

function topicBefore(reading: Reading, at: readonly number[]): number[] {
  const head = at.findIndex((position) => HEADS.has(wordAt(reading.tokens, position)));
  const limit = ['hạn', 'thời'].includes(wordAt(reading.tokens, at[0] ?? -1));
  const topic = head < 0 && !limit ? [] : at.slice(limit ? 0 : head);
  const named = withoutLeading(reading, topic).filter((position) => timeOver(reading, position) === null);
  return named.filter(
    (position, index) => !(index >= named.length - 3 && TRAILING.has(wordAt(reading.tokens, position))),
  );
}

const STOPS = commaList(
  'hủy, hủy bỏ, huỷ bỏ, bỏ, dừng, dừng hẳn, ngừng, chấm dứt, thu hồi, rút, rút lại, bãi bỏ, kết thúc, thôi',
);
const OF_WORK = commaList(
  'nhiệm vụ, việc, việc thực hiện, thực hiện nhiệm vụ, triển khai nhiệm vụ, thực hiện việc, triển khai việc',
);
const NO_MORE = commaList(
  `không làm nữa, không tổ chức nữa, không thực hiện nữa, không phải làm nữa, không phải thực hiện nữa, không triển khai nữa, không cần làm nữa, không cần thực hiện nữa, thôi không làm, thôi không tổ chức, thôi không thực hiện, thôi không giao, thôi không triển khai, không giao nữa, không yêu cầu nữa, khỏi làm, khỏi làm nữa, thôi khỏi làm, thôi rút lại, thì thôi nha, thì thôi nhé`,
);
const TAKEN_BACK = phraseSet([...NO_MORE, ...NO_MORE.map((words) => `thì ${words}`)]);
const CANCELS = phraseSet([...NO_MORE, ...STOPS.flatMap((stop) => OF_WORK.map((work) => `${stop} ${work}`))]);

const TOLD_NO_MORE = commaList('không giao, không yêu cầu, không phân công, không bắt, không để, thôi không giao');

const RELIEVED = ['khỏi', 'khỏi cần', 'khỏi phải', 'thôi không', 'thôi khỏi'];

/** "anh Quân khỏi làm báo cáo ấy nữa": where the one who is relieved stands. */
function relieved(reading: Reading, range: Range): number | null {
  const unit = inside(reading.units, range).find(({ end, generic }) => {
    const verb = generic ? null : anyPhraseAt(reading.tokens, end, RELIEVED);
    return verb !== null && ACTION_VERBS.at(reading.tokens, verb) !== null;
  });
  return unit?.start ?? null;
}

/** "Không giao Sở A khảo sát chợ nữa": the taking back frames the work. Positions of the work's words. */
function framed(reading: Reading, range: Range): Range | null {
  const start = anyPhraseAt(reading.tokens, range.start, TOLD_NO_MORE) ?? relieved(reading, range);
  const again = positions(range).find((at) => wordAt(reading.tokens, at) === 'nữa');
  const named = start !== null && ownerIn(reading, { start, end: again ?? start }) !== null;
  return named && again !== undefined ? { start, end: again } : null;
}

function framedWork(reading: Reading, frame: Range, owner: UnitSpan | null): number[] {
  const start = Math.max(frame.start, owner?.end ?? 0);
  return positions({ start: anyPhraseAt(reading.tokens, start, RELIEVED) ?? start, end: frame.end });
}

/** "Chấm dứt nhiệm vụ khoa học cấp bộ": a project, no duty of the list. */
function isProject(reading: Reading, at: number): boolean {
  const end = CANCELS.at(reading.tokens, at)?.end ?? at;
  return ['khoa học', 'chi', 'đầu tư', 'quy hoạch'].some((kind) => anyPhraseAt(reading.tokens, end, [kind]) !== null);
}

const PUT_OFF = phraseSet(
  commaList(
    'để sau, để đó, để lần sau, để phiên sau, để kỳ sau, để hôm khác, tính sau, bàn sau, nói sau, xem sau, xét sau',
  ),
);

/** "Thôi việc này để sau": the talk is put off, no order taken back. */
const isPutOff = (reading: Reading, range: Range): boolean => find(reading, PUT_OFF, range) >= 0;

const NO_CANCEL: ReadonlySet<ReturnType<typeof reasonAgainst>> = new Set(['question', 'hypothetical', 'opinion']);

/** Up to the clause after the taking back in which somebody else is told something ("…, Văn phòng báo lại các đơn vị"). */
function cancelEnd(reading: Reading, from: number, range: Range): number {
  const next = inside(reading.units, { start: from, end: range.end }).find((unit) => {
    const told = wordAt(reading.tokens, unit.start - 1) === ',' ? predicateAfter(reading, unit.end, range.end) : null;
    return told !== null && anyPhraseAt(reading.tokens, told.verb, STOPS) === null;
  });
  return next?.start ?? range.end;
}

/** "Thôi, việc … không làm nữa": an order taken back. Its range ends where another order begins. */
export function readCancel(reading: Reading, segment: Segment): Draft | null {
  const { sentence } = segment;
  const frame = framed(reading, sentence);
  const found = find(reading, CANCELS, sentence);
  const at = frame?.start ?? (found >= 0 && isProject(reading, found) ? -1 : found);
  const anywhere: Segment = { ...segment, start: sentence.start, end: sentence.end, anchor: null };
  if (at < 0 || isPutOff(reading, sentence) || NO_CANCEL.has(reasonAgainst(reading, anywhere))) {
    return null;
  }
  const end = frame?.end ?? CANCELS.at(reading.tokens, at)?.end ?? at;
  const whole = { ...anywhere, end: cancelEnd(reading, end, sentence) };
  const owner = ownerIn(reading, whole);
  const action = frame ? framedWork(reading, frame, owner) : cancelledWork(reading, whole, { start: at, end }, owner);
  return { ...change(reading, whole, action, owner), op: 'cancel', why: [why(reading, 'change.cancel', at, end)] };
}

/** What is taken back: named before the words of taking back, or after them. */
function cancelledWork(reading: Reading, whole: Range, said: Range, owner: UnitSpan | null): number[] {
  const before = topicBefore(reading, withoutUnit(reading, { start: whole.start, end: said.start }, owner));
  const again = find(reading, TAKEN_BACK, { start: said.end, end: whole.end });
  const after = withoutUnit(reading, { start: said.end, end: again < 0 ? whole.end : again }, owner);
  return before.length > 0 ? untilStop(reading, before) : after;
}

/** "việc sửa cổng thì dừng lại, không làm nữa": the work ends where its stopping is said. */
function untilStop(reading: Reading, work: readonly number[]): number[] {
  const stop = work.findIndex(
    (at) => wordAt(reading.tokens, at) === 'thì' && anyPhraseAt(reading.tokens, at + 1, STOPS) !== null,
  );
  return stop > 0 ? work.slice(0, stop) : [...work];
}
