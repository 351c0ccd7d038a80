import { PROCEDURE } from '../lexicon/cues.ts';
import { ACTION_VERBS } from '../lexicon/verbs.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { type Anchor, onlyHelps } from './anchors.ts';
import { decision, readAssign, readBare, readSubject } from './chair.ts';
import { readCancel, readMove } from './changes.ts';
import { reasonAgainst } from './cues.ts';
import { isOwnBody } from './deciding.ts';
import { type Draft, positions } from './draft.ts';
import { datesSaid, readDueIn, timesIn } from './dues.ts';
import { readPromise } from './member.ts';
import { type Reading, unitOver } from './reading.ts';
import { readRequest } from './requests.ts';
import { readRoles } from './roles.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { type Range, sentencesOf } from './sentences.ts';

type Decide = Extract<Anchor, { type: 'decide' }>;

const ANNOUNCES = [
  'chốt :',
  'chốt là',
  'thống nhất :',
  'thống nhất là',
  'thống nhất như sau :',
  'quyết định là',
  'kết luận lại là',
  'kết luận là',
  'kết luận lại',
  'kết luận',
  'chốt lại là',
  'chốt lại',
  'quyết định',
  'quyết nghị',
];
const EMPTY_WORDS = new Set(
  'như sau vậy nhé thế là rồi ạ này nội dung thứ hai ba tư năm một phiên họp việc lại để mà cuộc các đồng chí và thì đó'.split(
    ' ',
  ),
);

/** "kết luận là …": what is decided comes after; "thống nhất …": the word belongs to it. */
function decisionStart(reading: Reading, anchor: Decide): number {
  const announced = anyPhraseAt(reading.tokens, anchor.at, ANNOUNCES);
  if (announced === null) {
    return wordAt(reading.tokens, anchor.at - 1) === 'bản' ? anchor.at - 2 : anchor.at;
  }
  let start = announced;
  while (['là', 'mình', 'ta', 'chúng', ':', ',', 'rằng', 'cứ', 'lại'].includes(wordAt(reading.tokens, start))) {
    start += 1;
  }
  return start;
}

function hasContent(reading: Reading, { start, end }: Range): boolean {
  return positions({ start, end }).some(
    (at) => reading.tokens[at]?.kind !== 'punct' && !EMPTY_WORDS.has(wordAt(reading.tokens, at)),
  );
}

function readDecision(reading: Reading, segment: Segment, anchor: Decide): Draft | null {
  const reason = reasonAgainst(reading, segment);
  if (reason !== null && reason !== 'rejected_proposal') {
    return null;
  }
  const start = decisionStart(reading, anchor);
  if (
    [anchor.at, anchor.at + 1, Math.max(start, anchor.body)].some((at) => PROCEDURE.at(reading.tokens, at) !== null)
  ) {
    return null;
  }
  const full =
    hasContent(reading, { start: Math.max(start, anchor.body), end: segment.end }) || anchor.body === anchor.at;
  const draft = decision(reading, segment, start, 'decision.verb');
  return full ? draft : { ...draft, flags: ['action_from_context'], confidence: 0.3 };
}

function ownBodyDecides(reading: Reading, segment: Segment, anchor: Anchor | null): boolean {
  const unit = anchor ? unitOver(reading, anchor.at - 1) : null;
  return anchor?.type === 'decide' && unit !== null && isOwnBody(unit) && !unit.generic && segment.start <= unit.start;
}

function chairDraft(reading: Reading, segment: Segment): Draft | null {
  const { anchor } = segment;
  switch (anchor?.type) {
    case 'assign':
      return readAssign(reading, segment, anchor);
    case 'subject':
      return readSubject(reading, segment, anchor);
    case 'move':
      return readMove(reading, segment, anchor);
    case 'decide':
      return readDecision(reading, segment, anchor);
    default:
      return null;
  }
}

interface State {
  drafts: Draft[];
  /** Sentence of the last draft; something unread in between ends a continuation. */
  lastEnd: number;
}

function isTask(draft: Draft | undefined): draft is Draft {
  return draft !== undefined && draft.kind !== 'decision' && draft.op === 'create';
}

function replaceLast(state: State, draft: Draft): void {
  state.drafts[state.drafts.length - 1] = draft;
}

const FINISH = new Set([
  'hoàn',
  'thành',
  'xong',
  'tất',
  'cả',
  'phải',
  'làm',
  'đều',
  'thực',
  'hiện',
  'việc',
  'này',
  'các',
  'nhiệm',
  'vụ',
  'trên',
  'nêu',
  'thời',
  'hạn',
  'hết',
  ',',
  'là',
  'báo',
  'cáo',
  'cùng',
  'tôi',
  'hai',
  'ba',
  'nhé',
  'ạ',
  'cho',
]);

function onlyFinishes(reading: Reading, at: readonly number[], range: Range): boolean {
  const dated = timesIn(reading, range);
  const rest = at.filter((position) => !dated.some((time) => time.start <= position && position < time.end));
  return rest.every((position) => FINISH.has(wordAt(reading.tokens, position)));
}

/** "tất cả hoàn thành trước ngày 20/11": the date of every order before it that has none. */
function spreadDue(reading: Reading, state: State, segment: Segment): void {
  state.drafts = state.drafts.map((draft) =>
    isTask(draft) && !readDueIn(reading, draft.range)
      ? { ...draft, extraRange: { start: segment.start, end: segment.end } }
      : draft,
  );
}

function isSpread(reading: Reading, segment: Segment, action: readonly number[]): boolean {
  const { anchor } = segment;
  const everybody = anchor?.type === 'subject' && anchor.list.units[0]?.generic === true;
  const words = positions(segment).some(
    (at) =>
      anyPhraseAt(reading.tokens, at, ['tất cả', 'các nhiệm vụ trên', 'các nội dung trên', 'các việc trên']) !== null,
  );
  return (everybody || words) && onlyFinishes(reading, action, segment);
}

/** A clause without a lead goes on with the order before it: same task, or a second one when it has a date of its own. */
function continueTask(reading: Reading, state: State, segment: Segment): boolean {
  const last = state.drafts.at(-1);
  if (!isTask(last) || state.lastEnd < segment.sentence.start - 2) {
    return false;
  }
  const roles = readRoles(reading, segment, []);
  if (roles.action.length === 0 || onlyFinishes(reading, roles.action, segment)) {
    const helpers = [...new Set([...last.helpers, ...roles.helpers])];
    replaceLast(state, { ...last, helpers, extraRange: { start: segment.start, end: segment.end } });
    return true;
  }
  if (ACTION_VERBS.at(reading.tokens, roles.action[0] ?? 0) === null || reasonAgainst(reading, segment) !== null) {
    return false;
  }
  const dates = datesSaid(reading, segment);
  const earlier = readDueIn(reading, last.range);
  const own = dates.length > 0 && earlier !== null && earlier.due.date !== dates.at(-1);
  if (own) {
    state.drafts.push({
      ...last,
      helpers: roles.helpers,
      action: roles.action,
      topic: [],
      topicIsThis: false,
      range: segment,
      extraRange: null,
    });
  } else {
    const joint = segment.start > 0 && reading.tokens[segment.start - 1]?.kind === 'punct' ? [segment.start - 1] : [];
    replaceLast(state, {
      ...last,
      action: [...last.action, ...joint, ...positions(segment)],
      range: { start: last.range.start, end: segment.end },
    });
  }
  return true;
}

function mergeDecision(reading: Reading, state: State, draft: Draft, segment: Segment): boolean {
  const last = state.drafts.at(-1);
  const together = last?.kind === 'decision' && last.range.end === segment.start;
  const announced =
    last?.kind === 'decision' &&
    wordAt(reading.tokens, segment.start - 2) === 'luận' &&
    wordAt(reading.tokens, segment.start - 1) === ':';
  const empty = draft.flags.includes('action_from_context');
  if (last?.kind === 'decision' && last.flags.includes('action_from_context') && !empty) {
    replaceLast(state, draft);
    return true;
  }
  if (last && (together || announced) && !empty) {
    replaceLast(state, {
      ...last,
      action: [...last.action, ...draft.action],
      range: { start: last.range.start, end: segment.end },
    });
    return true;
  }
  return last !== undefined && empty;
}

/** "…; Công an tỉnh, Sở Xây dựng phối hợp": helpers of the order before. */
function addHelpers(reading: Reading, state: State, segment: Segment): boolean {
  const last = state.drafts.at(-1);
  if (!isTask(last) || segment.anchor?.type !== 'subject' || !onlyHelps(reading, segment.anchor)) {
    return false;
  }
  const names = segment.anchor.list.units.filter((unit) => !unit.generic).map((unit) => unit.name);
  replaceLast(state, { ...last, helpers: [...new Set([...last.helpers, ...names])] });
  state.lastEnd = segment.end;
  return true;
}

function addChair(reading: Reading, state: State, segment: Segment): void {
  if (addHelpers(reading, state, segment)) {
    return;
  }
  const draft = chairDraft(reading, segment);
  if (!draft) {
    const went = segment.anchor === null && continueTask(reading, state, segment);
    const bare = went || segment.anchor !== null ? null : readBare(reading, segment);
    if (bare) {
      state.drafts.push(bare);
    }
    state.lastEnd = went || bare ? segment.end : state.lastEnd;
    return;
  }
  if (draft.kind === 'decision' && mergeDecision(reading, state, draft, segment)) {
    state.lastEnd = segment.end;
    return;
  }
  if (isSpread(reading, segment, draft.action) && state.drafts.some(isTask)) {
    spreadDue(reading, state, segment);
  } else {
    state.drafts.push(...splitByDates(reading, withLeadingTime(reading, draft, segment)));
  }
  state.lastEnd = segment.end;
}

/** "Trước ngày 30/11, Sở A làm X, Sở B làm Y": a date at the sentence's head is every order's. */
function withLeadingTime(reading: Reading, draft: Draft, segment: Segment): Draft {
  const first = segment.sentence.start;
  const head =
    segment.start > first &&
    timesIn(reading, { start: first, end: segment.start }).some((time) => time.start === first);
  const own = draft.kind === 'decision' || readDueIn(reading, draft.range) !== null;
  return head && !own ? { ...draft, extraRange: { start: first, end: headEnd(reading, segment) } } : draft;
}

function headEnd(reading: Reading, segment: Segment): number {
  const subject = reading.units.find((unit) => unit.start >= segment.sentence.start);
  return Math.min(subject?.start ?? segment.start, segment.start);
}

/** "rà soát trước 5/12, trình trước 10/12": two dates of one lead are two tasks. */
function splitByDates(reading: Reading, draft: Draft): Draft[] {
  if (draft.kind !== 'task' || draft.op !== 'create') {
    return [draft];
  }
  const limits = timesIn(reading, draft.range).filter(
    (time) => time.boundary !== null && !time.period && time.recurrence === null,
  );
  for (const time of limits) {
    const joint = [',', 'và'].includes(wordAt(reading.tokens, time.end)) ? time.end + 1 : null;
    const first = { start: draft.range.start, end: time.end };
    const rest = { start: time.end, end: draft.range.end };
    const before = datesSaid(reading, first).at(-1);
    const after = datesSaid(reading, rest).at(-1);
    const verb = joint !== null && ACTION_VERBS.at(reading.tokens, joint) !== null;
    const acts = draft.action.some((at) => at < time.start);
    if (verb && acts && before !== undefined && after !== undefined && before !== after) {
      const later = { ...draft, action: draft.action.filter((at) => at >= time.end), range: rest, topic: [] };
      return [
        { ...draft, action: draft.action.filter((at) => at < time.end), range: first },
        ...splitByDates(reading, later),
      ];
    }
  }
  return [draft];
}

function addMember(reading: Reading, state: State, sentence: Range, segments: readonly Segment[]): void {
  const requests = segments
    .map((segment) => (segment.anchor?.type === 'assign' ? readRequest(reading, segment, segment.anchor) : null))
    .filter((draft) => draft !== null);
  if (requests.length > 0) {
    state.drafts.push(...requests);
    return;
  }
  const first = segments[0];
  const promise = first ? readPromise(reading, sentence, first) : null;
  if (promise) {
    state.drafts.push(promise);
  }
}

function addSentence(reading: Reading, state: State, sentence: Range): void {
  const segments = segmentsOf(reading, sentence);
  if (reading.role === 'member') {
    addMember(reading, state, sentence, segments);
    return;
  }
  const first = segments[0];
  const cancel = first && reading.role === 'chair' ? readCancel(reading, first) : null;
  if (cancel) {
    state.drafts.push(cancel);
    state.lastEnd = sentence.end;
    return;
  }
  for (const segment of segments) {
    if (reading.role === 'chair' || ownBodyDecides(reading, segment, segment.anchor) || state.drafts.length > 0) {
      addChair(reading, state, segment);
    }
  }
}

/** All items of a text as token positions, in order of speech. */
export function interpret(reading: Reading): Draft[] {
  const state: State = { drafts: [], lastEnd: 0 };
  for (const sentence of sentencesOf(reading)) {
    addSentence(reading, state, sentence);
  }
  const real = state.drafts.filter(
    (draft) => !(draft.kind === 'decision' && draft.flags.includes('action_from_context')),
  );
  return real.length > 0 ? real : state.drafts;
}
