import { extractItems } from '#recorder/language/index.ts';
import type { Item, TrackedItem, Turn, TurnContext } from '#recorder/language/types.ts';
import type { TurnReader } from './directives.ts';

/** Reads a meeting turn by turn: new items at the end, a moved deadline written on the task it belongs to with the old one kept. */
export const turnReader: TurnReader = (turn, context) => {
  const unit = context.roster.find((entry) => entry.id === turn.speakerId)?.unit ?? null;
  const found = extractItems({
    text: turn.text,
    meetingDate: context.meetingDate,
    speakerRole: turn.speakerRole,
    roster: context.roster,
    agency: context.agency,
    speakerUnit: unit,
    chairTitle: context.chairTitle ?? null,
  });
  return { items: found.reduce((items, item, index) => joined(items, item, { turn, context, index }), context.items) };
};

interface Place {
  turn: Turn;
  context: TurnContext;
  index: number;
}

function joined(items: readonly TrackedItem[], item: Item, { turn, index }: Place): readonly TrackedItem[] {
  const changed = item.op === 'create' ? null : taskMeant(items, item, turn);
  if (changed) {
    return items.map((task) => (task === changed ? withChange(task, item, turn) : task));
  }
  return [
    ...items,
    {
      ...item,
      id: `${turn.id}#${index + 1}`,
      agendaItemId: turn.agendaItemId,
      sources: [turn.id],
      dueHistory: [],
      absorbedInto: null,
      speakerId: turn.speakerId,
      cancelled: false,
    },
  ];
}

/** The task a change is about: the last one of the same item, of the same lead when one was named. */
function taskMeant(items: readonly TrackedItem[], item: Item, turn: Turn): TrackedItem | null {
  const tasks = items.filter((task) => task.kind === 'task' && task.agendaItemId === turn.agendaItemId);
  return tasks.findLast((task) => item.assigneeLead === null || task.assigneeLead === item.assigneeLead) ?? null;
}

function withChange(task: TrackedItem, item: Item, turn: Turn): TrackedItem {
  if (item.op === 'cancel') {
    return { ...task, cancelled: true, sources: [...task.sources, turn.id] };
  }
  const earlier = { due: task.due?.date ?? null, source: task.sources.at(-1) ?? turn.id, supersededBy: turn.id };
  return { ...task, due: item.due, sources: [...task.sources, turn.id], dueHistory: [...task.dueHistory, earlier] };
}
