import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { onlyHelps } from './anchors.ts';
import { reasonAgainst } from './cues.ts';
import { type Draft, positions } from './draft.ts';
import { datesSaid, readDueIn, timesIn } from './dues.ts';
import type { Reading } from './reading.ts';
import { type Roles, readRoles } from './roles.ts';
import type { Segment } from './segments.ts';
import type { Range } from './sentences.ts';

/** What was read so far of a text. */
export interface State {
  drafts: Draft[];
  /** Sentence of the last draft; something unread in between ends a continuation. */
  lastEnd: number;
}

export function isTask(draft: Draft | undefined): draft is Draft {
  return draft !== undefined && draft.kind !== 'decision' && draft.op === 'create';
}

function replaceLast(state: State, draft: Draft): void {
  state.drafts[state.drafts.length - 1] = draft;
}

const FINISH = new Set(
  'hoàn thành xong tất cả nội dung phải làm đều thực hiện việc này các nhiệm vụ trên nêu thời hạn hết là báo cáo cùng tôi hai ba nhé ạ cho ,'.split(
    ' ',
  ),
);

/** Nothing but dates and words of finishing ("xong hết trước ngày 20/11"). */
export function onlyFinishes(reading: Reading, at: readonly number[], range: Range): boolean {
  const dated = timesIn(reading, range);
  const rest = at.filter((position) => !dated.some((time) => time.start <= position && position < time.end));
  return rest.every((position) => FINISH.has(wordAt(reading.tokens, position)));
}

/** "tất cả hoàn thành trước ngày 20/11": the date of every order before it that has none. */
export function spreadDue(reading: Reading, state: State, segment: Segment): void {
  state.drafts = state.drafts.map((draft) =>
    isTask(draft) && !readDueIn(reading, draft.range)
      ? { ...draft, extraRange: { start: segment.start, end: segment.end } }
      : draft,
  );
}

export function isSpread(reading: Reading, segment: Segment, action: readonly number[]): boolean {
  const { anchor } = segment;
  const everybody = anchor?.type === 'subject' && anchor.list.units[0]?.generic === true;
  const words = positions(segment).some(
    (at) =>
      anyPhraseAt(reading.tokens, at, [
        'tất cả',
        'các nhiệm vụ trên',
        'các nội dung trên',
        'các việc trên',
        'cả hai',
        'cả ba',
        'hai việc này',
        'hai nội dung này',
        'các nội dung này',
        'các việc này',
        'các nhiệm vụ này',
        'các nhiệm vụ nêu trên',
        'các nội dung nêu trên',
      ]) !== null,
  );
  const unaddressed = anchor?.type === 'assign' && anchor.addressee === null;
  return (everybody || words || unaddressed) && onlyFinishes(reading, action, segment);
}

/** "Sở A hoàn thiện lại, lùi sang ngày 15/7": the move is of the order just said. */
export function movesLast(state: State, draft: Draft, segment: Segment): boolean {
  const last = state.drafts.at(-1);
  const together = isTask(last) && last.range.end === segment.start && last.range.start >= segment.sentence.start;
  if (draft.op !== 'update_due' || draft.lead !== null || !together) {
    return false;
  }
  replaceLast(state, { ...last, op: 'update_due', extraRange: segment });
  return true;
}

/** A clause that only says by when, or with whom. */
function completes(reading: Reading, state: State, last: Draft, segment: Segment, roles: Roles): boolean {
  if (roles.action.length > 0 && !onlyFinishes(reading, roles.action, segment)) {
    return false;
  }
  const helpers = [...new Set([...last.helpers, ...roles.helpers])];
  replaceLast(state, { ...last, helpers, extraRange: { start: segment.start, end: segment.end } });
  return true;
}

const REPORTS = ['báo cáo', 'gửi', 'trình', 'nộp', 'báo', 'định kỳ báo cáo'];

/** "…; hằng tuần báo cáo Giám đốc": how often the order before is reported on, no order of its own. */
function onlyReports(reading: Reading, segment: Segment): boolean {
  const verb = readRoles(reading, segment, []).action[0];
  return verb === undefined || anyPhraseAt(reading.tokens, verb, REPORTS) !== null;
}

function hasOwnDate(reading: Reading, last: Draft, segment: Segment): boolean {
  const dates = datesSaid(reading, segment);
  const earlier = readDueIn(reading, last.range);
  const rhythm = readDueIn(reading, segment)?.due.recurrence ?? null;
  if (rhythm !== null) {
    const recurs = earlier !== null && earlier.due.recurrence === null;
    return recurs || (earlier === null && !onlyReports(reading, segment));
  }
  return dates.length > 0 && earlier !== null && earlier.due.date !== dates.at(-1);
}

function lengthened(reading: Reading, last: Draft, segment: Segment, roles: Roles): Draft {
  const joint = segment.start > 0 && reading.tokens[segment.start - 1]?.kind === 'punct' ? [segment.start - 1] : [];
  return {
    ...last,
    helpers: [...new Set([...last.helpers, ...roles.helpers])],
    action: [...last.action, ...joint, ...(roles.helpers.length > 0 ? roles.action : positions(segment))],
    range: { start: last.range.start, end: segment.end },
  };
}

/** "Không giao Sở A … nữa; chuyển nhiệm vụ này cho Sở B": what was taken from one is what the other gets. */
export function handedOn(reading: Reading, state: State, draft: Draft): Draft {
  const last = state.drafts.at(-1);
  const unsaid = draft.action.every((at) => reading.tokens[at]?.kind === 'punct');
  const same = isTask(draft) && draft.topicIsThis && unsaid && last?.op === 'cancel';
  return same ? { ...draft, action: last.action, topicIsThis: false } : draft;
}

const POINT_GAP = 5;
const CLAUSE_GAP = 2;

/** Nothing unread stands between the last order and this clause; a point's own mark does not count. */
function follows(state: State, segment: Segment): boolean {
  return state.lastEnd >= segment.sentence.start - (segment.sentence.listed ? POINT_GAP : CLAUSE_GAP);
}

const LIST_HEADS = new Set(
  'các những nhiệm vụ nội dung công việc sau đây như một số hai ba bốn năm thực hiện triển khai : , là -'.split(' '),
);

/** The order so far only announces its points ("Giao Sở A các nhiệm vụ sau:"). */
function onlyAnnounces(reading: Reading, last: Draft): boolean {
  return last.action.every((at) => LIST_HEADS.has(wordAt(reading.tokens, at)));
}

/** A clause without a lead goes on with the order before it: same task, or a second one when it is a point of a list or has a date of its own. */
export function continueTask(reading: Reading, state: State, segment: Segment): boolean {
  const last = state.drafts.at(-1);
  if (!isTask(last) || !follows(state, segment)) {
    return false;
  }
  const roles = readRoles(reading, segment, []);
  if (completes(reading, state, last, segment, roles)) {
    return true;
  }
  if (ACTION_VERBS.at(reading.tokens, roles.action[0] ?? 0) === null || reasonAgainst(reading, segment) !== null) {
    return false;
  }
  goOn(reading, state, last, segment, roles);
  return true;
}

/** A point of a list, an order with a date of its own, or more words of the same order. */
function goOn(reading: Reading, state: State, last: Draft, segment: Segment, roles: Roles): void {
  const own = { helpers: roles.helpers, action: roles.action, topic: [], topicIsThis: false, range: segment };
  if (segment.sentence.listed && onlyAnnounces(reading, last)) {
    replaceLast(state, { ...last, ...own, helpers: [...last.helpers, ...roles.helpers] });
  } else if (segment.sentence.listed || hasOwnDate(reading, last, segment)) {
    state.drafts.push({ ...last, ...own, extraRange: null });
  } else {
    replaceLast(state, lengthened(reading, last, segment, roles));
  }
}

function joined(last: Draft, draft: Draft, end: number): Draft {
  return { ...last, action: [...last.action, ...draft.action], range: { start: last.range.start, end } };
}

function announcedAt(reading: Reading, at: number): boolean {
  return wordAt(reading.tokens, at - 2) === 'luận' && wordAt(reading.tokens, at - 1) === ':';
}

const isEmpty = (draft: Draft): boolean => draft.flags.includes('action_from_context');

/** Two halves of one decision are one; "thống nhất như vậy" after a decision adds nothing. */
export function mergeDecision(reading: Reading, state: State, draft: Draft, segment: Segment): boolean {
  const last = state.drafts.at(-1);
  if (isEmpty(draft) || last?.kind !== 'decision') {
    return last !== undefined && isEmpty(draft);
  }
  if (isEmpty(last)) {
    replaceLast(state, draft);
    return true;
  }
  const together = last.range.end === segment.start || announcedAt(reading, segment.start);
  if (together) {
    replaceLast(state, joined(last, draft, segment.end));
  }
  return together;
}

/** "Tôi quyết như sau: chưa mở rộng bãi đỗ xe": what was announced comes in the next clause. */
export function fillDecision(reading: Reading, state: State, segment: Segment): boolean {
  const last = state.drafts.at(-1);
  const announced = last?.kind === 'decision' && isEmpty(last) && last.range.end >= segment.start - CLAUSE_GAP;
  if (!announced || reasonAgainst(reading, segment) !== null) {
    return false;
  }
  replaceLast(state, { ...last, action: positions(segment), range: segment, flags: [], confidence: 0.7 });
  return true;
}

/** "Thống nhất chủ trương nhưng giữ lại 5 điểm trường": what limits a decision is part of it. */
export function continueDecision(reading: Reading, state: State, segment: Segment): boolean {
  const last = state.drafts.at(-1);
  const limits = last?.kind === 'decision' && last.range.end === segment.start;
  if (!limits || wordAt(reading.tokens, segment.start) !== 'nhưng') {
    return false;
  }
  const range = { start: last.range.start, end: segment.end };
  replaceLast(state, { ...last, action: [...last.action, ...positions(segment)], range });
  return true;
}

/** "…; Công an tỉnh, Sở Xây dựng phối hợp": helpers of the order before. */
export function addHelpers(reading: Reading, state: State, segment: Segment): boolean {
  const last = state.drafts.at(-1);
  if (!isTask(last) || segment.anchor?.type !== 'subject' || !onlyHelps(reading, segment.anchor)) {
    return false;
  }
  const names = segment.anchor.list.units.filter((unit) => !unit.generic).map((unit) => unit.name);
  replaceLast(state, { ...last, helpers: [...new Set([...last.helpers, ...names])] });
  state.lastEnd = segment.end;
  return true;
}
