import { commaList } from '../text/list.ts';
import { anyPhraseAt, wordAt } from '../text/tokens.ts';
import { sameUnit, type UnitSpan } from '../units/span.ts';
import type { Anchor } from './anchors.ts';
import { reasonAgainst } from './cues.ts';
import { type Draft, why } from './draft.ts';
import { chooseLead } from './lead.ts';
import { asksForTime } from './pleas.ts';
import { type Reading, unitOver } from './reading.ts';
import { type Roles, readRoles } from './roles.ts';
import { isLater } from './room.ts';
import type { Segment } from './segments.ts';

type Assign = Extract<Anchor, { type: 'assign' }>;

/** Whose request it is, when said: the unit right before the asking word. */
function asker(reading: Reading, segment: Segment, at: number): UnitSpan | null {
  for (let cursor = at - 1; cursor >= Math.max(segment.start, at - 4); cursor -= 1) {
    if (reading.tokens[cursor]?.kind === 'punct') {
      return null;
    }
    const unit = unitOver(reading, cursor);
    if (unit) {
      return ['cáo', 'thưa', 'gửi'].includes(wordAt(reading.tokens, unit.start - 1)) ? null : unit;
    }
  }
  return null;
}

/** "mong Chủ tịch thông cảm", "chia sẻ với Sở": patience is asked for, no work; unlike "chia sẻ dữ liệu". */
const COURTESY = commaList(
  'thông cảm, lượng thứ, hiểu cho, hiểu giúp, hiểu và chia sẻ, chia sẻ với, chia sẻ cùng, chia sẻ cho, chia sẻ khó khăn, bỏ qua cho, bỏ quá cho, bỏ quá',
);

const OTHERS: ReadonlySet<UnitSpan['unitClass']> = new Set(['ministry', 'state', 'enterprise']);

/** A member asks the chair or another body (domain.md §3.1). A wish without addressee counts only when a unit makes it. */
export function readRequest(reading: Reading, segment: Segment, anchor: Assign): Draft | null {
  const by = asker(reading, segment, anchor.at);
  const to = anchor.addressee?.units[0] ?? null;
  const nobody = to === null ? by === null && !asksForTime(reading, anchor.body) : to.generic;
  const stranger = by !== null && reading.speakerUnit !== null && !sameUnit(by.name, reading.speakerUnit);
  const other =
    by !== null && OTHERS.has(by.unitClass) && reading.level !== 'enterprise' && by.name !== reading.speakerUnit;
  const quoted = stranger || other;
  if (anchor.kind === 'assign' || nobody || quoted || reasonAgainst(reading, segment) !== null) {
    return null;
  }
  const roles = readRoles(reading, { start: anchor.body, end: segment.end }, anchor.addressee?.units ?? []);
  return asksNothing(reading, segment, roles) ? null : requestOf(reading, segment, anchor, roles);
}

const ME = new Set(['cho', 'phép', 'được', 'tôi', 'em', 'cháu', 'con', 'chúng', 'thêm']);
const FLOOR = commaList(
  'phát biểu, trình bày, nói, có ý kiến, nêu, hỏi, trao đổi, báo cáo ngắn gọn, báo cáo nhanh, báo cáo thêm',
);

/** "xin phép Chủ tịch cho tôi trình bày": the floor is asked for, now. */
function asksForFloor(reading: Reading, segment: Segment, { action }: Roles): boolean {
  const verb = action.find((at) => !ME.has(wordAt(reading.tokens, at)));
  return verb !== undefined && anyPhraseAt(reading.tokens, verb, FLOOR) !== null && !isLater(reading, segment);
}

/** No words, only courtesy, or the floor, after the asking. */
function asksNothing(reading: Reading, segment: Segment, roles: Roles): boolean {
  const [first] = roles.action;
  return (
    first === undefined ||
    anyPhraseAt(reading.tokens, first, COURTESY) !== null ||
    asksForFloor(reading, segment, roles)
  );
}

function requestOf(reading: Reading, segment: Segment, anchor: Assign, roles: Roles): Draft {
  const lead = chooseLead(roles.leads, roles.helpers);
  return {
    kind: 'request',
    op: 'create',
    lead: lead.name,
    leadPersonId: lead.personId,
    helpers: [...new Set([...lead.others, ...roles.helpers])],
    action: roles.action,
    topic: [],
    topicIsThis: false,
    range: segment,
    flags: [],
    confidence: 0.7,
    why: [why(reading, 'member.request', anchor.at, anchor.body)],
  };
}
