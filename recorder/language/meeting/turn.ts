import { extractItems } from '../items.ts';
import type { Item, TrackedItem, Turn, TurnContext, TurnResult } from '../types.ts';
import { inContext, unitOfSpeaker } from './context.ts';
import { absorbs, handedOn, repeated, targetOf, withDue, withLead } from './follow.ts';
import { applySchedule } from './schedule.ts';

const PREFIX: Readonly<Record<Item['kind'], string>> = { task: 'T', decision: 'D', request: 'R', commitment: 'C' };

function nextId(items: readonly TrackedItem[], kind: Item['kind']): string {
  const count = items.filter((item) => item.kind === kind).length + 1;
  return `${PREFIX[kind]}${String(count).padStart(2, '0')}`;
}

function replaced(items: readonly TrackedItem[], changed: TrackedItem): TrackedItem[] {
  return items.map((item) => (item.id === changed.id ? changed : item));
}

/** The last member's wish to move a date is met by the chair's "lùi đến …". */
function absorbMoveRequests(items: readonly TrackedItem[], task: TrackedItem, turn: Turn): TrackedItem[] {
  return items.map((item) => {
    const asks = item.kind === 'request' && item.absorbedInto === null && item.agendaItemId === turn.agendaItemId;
    return asks && /lùi|gia hạn|dời|giãn|hoãn|^thêm /iu.test(item.action) ? { ...item, absorbedInto: task.id } : item;
  });
}

/** Nobody had been told to do it: that it will not be done is what was settled. */
function asDecision(change: Item): Item {
  return { ...change, kind: 'decision', op: 'create', action: `không ${change.action} nữa`, flags: [] };
}

function applyChange(items: readonly TrackedItem[], change: Item, turn: Turn, context: TurnContext): TrackedItem[] {
  const target = targetOf(change, turn, { ...context, items });
  if (!target) {
    const settled = change.op === 'cancel' && change.assigneeLead === null ? asDecision(change) : change;
    return [...items, inContext(settled, turn, { ...context, items }, nextId(items, settled.kind))];
  }
  const changed =
    change.op === 'cancel'
      ? { ...target, cancelled: true, sources: [...target.sources, turn.id] }
      : withDue(target, change.due, turn.id);
  return absorbMoveRequests(replaced(items, changed), changed, turn);
}

function applyNew(items: readonly TrackedItem[], item: Item, turn: Turn, context: TurnContext): TrackedItem[] {
  const now = { ...context, items };
  const tracked = inContext(item, turn, now, nextId(items, item.kind));
  const former = handedOn(item, turn, now);
  if (former) {
    return replaced(items, withLead(former, tracked, turn.id));
  }
  const again = repeated(tracked, now);
  if (again) {
    const merged = withDue(again, tracked.due, turn.id);
    return replaced(items, {
      ...merged,
      kind: 'task',
      flags: merged.flags.filter((flag) => flag !== 'commitment_needs_confirmation'),
    });
  }
  const taken =
    tracked.kind === 'task'
      ? items.map((one) => (absorbs(tracked, one, now) ? { ...one, absorbedInto: tracked.id } : one))
      : items;
  return [...taken, tracked];
}

/**
 * Reads one turn of a meeting in its context: "việc này" gets the agenda item's name, a later date moves the earlier task
 * (kept in `dueHistory`), an order said again makes no second task, an order that takes up a member's wish absorbs it.
 * Pure; returns all items after the turn.
 */
export function extractTurn(turn: Turn, context: TurnContext): TurnResult {
  const found = extractItems({
    text: turn.text,
    meetingDate: context.meetingDate,
    speakerRole: turn.speakerRole,
    roster: context.roster,
    agency: context.agency,
    speakerUnit: unitOfSpeaker(context, turn.speakerId),
    ...(context.calendar ? { calendar: context.calendar } : {}),
    chairTitle: context.chairTitle ?? null,
  });
  let items: TrackedItem[] = [...context.items];
  for (const item of found) {
    items = item.op === 'create' ? applyNew(items, item, turn, context) : applyChange(items, item, turn, context);
  }
  return { items: applySchedule(items, turn, context) };
}

export interface MeetingInput {
  readonly meetingDate: string;
  readonly agency: string | null;
  readonly roster: TurnContext['roster'];
  readonly agenda: readonly NonNullable<TurnContext['agenda']>[];
  readonly turns: readonly Turn[];
  readonly calendar?: TurnContext['calendar'];
  readonly chairTitle?: string | null;
}

/** All items of a whole transcript, turn by turn. */
export function extractMeeting(meeting: MeetingInput): readonly TrackedItem[] {
  let items: readonly TrackedItem[] = [];
  for (const [index, turn] of meeting.turns.entries()) {
    const context: TurnContext = {
      meetingDate: meeting.meetingDate,
      roster: meeting.roster,
      agency: meeting.agency,
      agenda: meeting.agenda.find(({ id }) => id === turn.agendaItemId) ?? null,
      previousTurns: meeting.turns.slice(Math.max(0, index - 8), index),
      items,
      ...(meeting.calendar ? { calendar: meeting.calendar } : {}),
      chairTitle: meeting.chairTitle ?? null,
    };
    items = extractTurn(turn, context).items;
  }
  return items;
}
