import type { Item, RosterEntry, TrackedItem, Turn, TurnContext } from '../types.ts';
import { buildRoster } from '../units/roster.ts';

/** Unit of a speaker: what "Sở", "chúng tôi" means in that turn. */
export function unitOfSpeaker(context: TurnContext, speakerId: string | null): string | null {
  const entry = speakerId === null ? undefined : context.roster.find(({ id }) => id === speakerId);
  return entry?.unit ?? (entry ? (buildRoster([entry]).known[0]?.lead ?? null) : null);
}

/** The person a task of a unit lands on: the first of that unit in the roster. */
export function personOf(roster: readonly RosterEntry[], lead: string | null): string | null {
  const known = lead === null ? undefined : buildRoster(roster).known.find((one) => one.isPerson && one.lead === lead);
  return known?.id ?? null;
}

const CALLS: readonly (readonly [string, string])[] = [
  ['thực hiện việc đang bàn', 'thực hiện nội dung'],
  ['(nội dung đang bàn)', 'về nội dung'],
];

/** "việc này" of an order is what the meeting is discussing: the agenda item's title (domain.md D019). */
function actionInContext(item: Item, context: TurnContext): string {
  const title = context.agenda?.title ?? '';
  if (title === '' || !item.flags.includes('action_from_context')) {
    return item.action;
  }
  for (const [said, meant] of CALLS) {
    if (item.action.includes(said)) {
      return item.action.replace(said, `${meant} "${title}"`);
    }
  }
  return item.action;
}

/** The lead an order leaves out: whose task was spoken of last, else the unit that presents the item. */
function leadInContext(item: Item, turn: Turn, context: TurnContext): string | null {
  if (item.assigneeLead !== null || item.kind === 'decision' || item.flags.includes('collective_assignee')) {
    return item.assigneeLead;
  }
  if (item.kind === 'commitment') {
    return unitOfSpeaker(context, turn.speakerId);
  }
  const last = context.items.filter((one) => one.kind === 'task' && one.agendaItemId === turn.agendaItemId).at(-1);
  const inReach =
    last?.sources.some((source) => context.previousTurns.slice(-3).some(({ id }) => id === source)) ?? false;
  return (
    (inReach ? last?.assigneeLead : null) ??
    (item.flags.includes('lead_from_context') ? (context.agenda?.unit ?? null) : null)
  );
}

/** An item with what only the meeting tells. */
export function inContext(item: Item, turn: Turn, context: TurnContext, id: string): TrackedItem {
  const assigneeLead = leadInContext(item, turn, context);
  return {
    ...item,
    id,
    assigneeLead,
    leadPersonId: item.leadPersonId ?? personOf(context.roster, assigneeLead),
    action: actionInContext(item, context),
    agendaItemId: turn.agendaItemId,
    sources: [turn.id],
    dueHistory: [],
    absorbedInto: null,
    speakerId: turn.speakerId,
    cancelled: false,
  };
}
