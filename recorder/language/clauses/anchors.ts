import type { TriggerKind } from '../lexicon/triggers.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { decisionAt } from './deciding.ts';
import { readList, type UnitList } from './lists.ts';
import { moveAt } from './moving.ts';
import { assignmentAt } from './ordering.ts';
import type { Predicate } from './predicate.ts';
import { type Reading, timeAt, unitOver } from './reading.ts';
import type { Range } from './sentences.ts';
import { joining, subjectAt } from './subjects.ts';

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

const HELPING = ['phối hợp', 'cùng phối hợp', 'cùng tham gia', 'phối hợp thực hiện', 'hỗ trợ', 'tham gia phối hợp'];

/** "…, Sở B, Sở C phối hợp": helpers of the order before, no order of their own. */
export function onlyHelps(reading: Reading, anchor: Anchor): boolean {
  if (anchor.type !== 'subject') {
    return false;
  }
  const end = anyPhraseAt(reading.tokens, anchor.predicate.verb, HELPING);
  return end !== null && !['với', 'cùng'].includes(wordAt(reading.tokens, end));
}

/** "Giao Sở A rà soát, kiến nghị Bộ B …": the appeal is part of the order. */
function goesOn(anchor: Anchor, earlier: readonly Anchor[]): boolean {
  const appeals = anchor.type === 'assign' && anchor.kind === 'appeal';
  return appeals && earlier.some(({ type }) => type === 'assign' || type === 'subject');
}

function anchorAt(reading: Reading, at: number, range: Range, earlier: readonly Anchor[]): Anchor | null {
  const assign = assignmentAt(reading, at, range);
  if (assign && !isPart(reading, assign, earlier) && !isOfMovedLimit(reading, assign, range)) {
    return assign;
  }
  const subject = subjectAt(reading, at, range);
  if (subject) {
    const follows = earlier.some(({ type }) => type === 'subject' || type === 'assign');
    return (follows && onlyHelps(reading, subject)) || isPurpose(reading, subject, earlier) ? null : subject;
  }
  return reading.role === 'member' ? null : (moveAt(reading, at, range) ?? decisionAt(reading, at, range, earlier));
}

/** "lùi đến hết ngày 22/9, để anh Trí lo cái chợ đã": why a date is moved, no order. */
function isPurpose(reading: Reading, subject: Anchor, earlier: readonly Anchor[]): boolean {
  const { tokens } = reading;
  const explains = wordAt(tokens, subject.at - 1) === 'để' && tokens[subject.at - 2]?.kind === 'punct';
  return explains && earlier.at(-1)?.type === 'move';
}

/** "Thời hạn của nhiệm vụ … giao Sở A được điều chỉnh sang ngày 30/9": whose the task is, no order of its own. */
function isOfMovedLimit(reading: Reading, { addressee }: Anchor & { type: 'assign' }, range: Range): boolean {
  return (
    addressee !== null &&
    wordAt(reading.tokens, addressee.end) === 'được' &&
    moveAt(reading, addressee.end + 1, range) !== null
  );
}

/** "Giao đồng chí A phụ trách, chỉ đạo các đơn vị …": what A is to direct is part of A's order. */
function directs(reading: Reading, at: number, earlier: readonly Anchor[]): boolean {
  return wordAt(reading.tokens, at) === 'chỉ' && earlier.some(({ type }) => type === 'assign' || type === 'subject');
}

/** "tham mưu văn bản gửi Bộ Xây dựng đề nghị thỏa thuận …": what the paper asks. */
function isContent(reading: Reading, anchor: Anchor, earlier: readonly Anchor[]): boolean {
  const unit = unitOver(reading, anchor.at - 1);
  const sent = unit !== null && ['gửi', 'trình', 'cáo', 'với'].includes(wordAt(reading.tokens, unit.start - 1));
  return anchor.type === 'assign' && anchor.addressee === null && sent && earlier.length > 0;
}

/** Words of ordering that only go on with what the chair ordered before. */
function isPart(reading: Reading, anchor: Anchor, earlier: readonly Anchor[]): boolean {
  if (reading.role === 'member') {
    // "Tôi đề nghị Chủ tịch giao việc này cho Sở A": what the chair is asked to order.
    return anchor.type === 'assign' && anchor.kind === 'assign' && earlier.some(({ type }) => type === 'assign');
  }
  return (
    reading.role === 'chair' &&
    (goesOn(anchor, earlier) || directs(reading, anchor.at, earlier) || isContent(reading, anchor, earlier))
  );
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
