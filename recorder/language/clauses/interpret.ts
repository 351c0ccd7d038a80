import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { calledLast } from './calling.ts';
import { readAssign, readBare, readSubject } from './chair.ts';
import { readCancel, readMove } from './changes.ts';
import { ownBodyDecides, readDecision } from './decisions.ts';
import type { Draft } from './draft.ts';
import { readDueIn } from './dues.ts';
import {
  addHelpers,
  continueDecision,
  continueTask,
  fillDecision,
  handedOn,
  isSpread,
  isTask,
  mergeDecision,
  movesLast,
  type State,
  spreadDue,
} from './follow.ts';
import { readPromise } from './member.ts';
import type { Reading } from './reading.ts';
import { readRequest } from './requests.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { type Range, type Sentence, sentencesOf } from './sentences.ts';
import { shareClosingLimit } from './shared.ts';
import { splitByDates, withLeadingTime } from './split.ts';

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

/** No order, decision or change of its own: goes on with the one before, or commands without a subject. */
function addLoose(reading: Reading, state: State, segment: Segment): void {
  if (segment.anchor !== null) {
    return;
  }
  const called = calledLast(reading, segment) === null ? null : readBare(reading, segment);
  if (called) {
    state.drafts.push(called);
    state.lastEnd = segment.end;
    return;
  }
  const went =
    fillDecision(reading, state, segment) ||
    continueDecision(reading, state, segment) ||
    continueTask(reading, state, segment);
  const bare = went ? null : readBare(reading, segment);
  if (bare) {
    state.drafts.push(withReplacedDate(reading, bare, segment));
  }
  state.lastEnd = went || bare ? segment.end : state.lastEnd;
}

/** Where "thay vì ngày 30/11" stands in a clause; its date is replaced by another (domain.md §3.2). */
function replacedAt(reading: Reading, { start, end }: Range): number | null {
  for (let at = start; at < end; at += 1) {
    const stated = anyPhraseAt(reading.tokens, at, ['thay vì', 'thay cho']);
    const dated = stated !== null && reading.times.some((time) => time.start === stated || time.start === stated + 1);
    if (dated) {
      return at;
    }
  }
  return null;
}

/** "Thay vì ngày 30/11, Sở A nộp chậm nhất ngày 05/12", "nộp vào ngày 16/4 thay vì ngày 9/4": the order given before is changed. */
function withReplacedDate(reading: Reading, draft: Draft, { sentence }: Segment): Draft {
  const at = isTask(draft) ? replacedAt(reading, sentence) : null;
  const head = at === sentence.start;
  const range = at === null || head ? draft.range : { start: draft.range.start, end: at };
  if (at === null || readDueIn(reading, range) === null) {
    return draft;
  }
  const action = head ? afterReplaced(reading, draft.action) : draft.action.filter((place) => place < at);
  return { ...draft, op: 'update_due', action, range };
}

/** The work stands behind the comma after "thay vì …"; "hạn" before it names only the limit. */
function afterReplaced(reading: Reading, action: readonly number[]): readonly number[] {
  if (wordAt(reading.tokens, action[0] ?? -1) !== 'thay') {
    return action;
  }
  const work = action.slice(action.findIndex((at) => wordAt(reading.tokens, at) === ',') + 1);
  return wordAt(reading.tokens, work[0] ?? -1) === 'hạn' ? work.slice(1) : work;
}

function addDraft(reading: Reading, state: State, segment: Segment, draft: Draft): void {
  state.lastEnd = segment.end;
  if (draft.kind === 'decision' && mergeDecision(reading, state, draft, segment)) {
    return;
  }
  if (movesLast(state, draft, segment)) {
    return;
  }
  if (isSpread(reading, segment, draft.action) && state.drafts.some(isTask)) {
    spreadDue(reading, state, segment);
    return;
  }
  const replaced = withReplacedDate(reading, draft, segment);
  if (replaced.op !== draft.op) {
    state.drafts.push(replaced);
    return;
  }
  shareClosingLimit(reading, state, draft, segment);
  const whole = handedOn(reading, state, draft);
  state.drafts.push(...splitByDates(reading, withLeadingTime(reading, whole, segment)));
}

function addChair(reading: Reading, state: State, segment: Segment): void {
  if (addHelpers(reading, state, segment)) {
    return;
  }
  const draft = chairDraft(reading, segment);
  if (draft) {
    addDraft(reading, state, segment, draft);
  } else {
    addLoose(reading, state, segment);
  }
}

function addMember(reading: Reading, state: State, sentence: Sentence, segments: readonly Segment[]): void {
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

/** An order taken back, if the sentence begins with one; position after it. */
function addCancel(reading: Reading, state: State, first: Segment | undefined): number {
  const cancel = first && reading.role === 'chair' ? readCancel(reading, first) : null;
  if (!cancel) {
    return 0;
  }
  state.drafts.push(cancel);
  state.lastEnd = cancel.range.end;
  return cancel.range.end;
}

function addSentence(reading: Reading, state: State, sentence: Sentence): void {
  const segments = segmentsOf(reading, sentence);
  if (reading.role === 'member') {
    addMember(reading, state, sentence, segments);
    return;
  }
  const cancelled = addCancel(reading, state, segments[0]);
  for (const segment of segments.filter(({ anchor, start }) => (anchor?.at ?? start) >= cancelled)) {
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
  // An order may have been lengthened by clauses that brought a second date.
  state.drafts = state.drafts.flatMap((draft) => splitByDates(reading, draft));
  const real = state.drafts.filter(
    (draft) => !(draft.kind === 'decision' && draft.flags.includes('action_from_context')),
  );
  return real.length > 0 ? real : state.drafts;
}
