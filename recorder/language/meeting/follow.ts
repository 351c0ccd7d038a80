import type { Due, Item, TrackedItem, Turn, TurnContext } from '../types.ts';
import { unitOfSpeaker } from './context.ts';
import { containment, contentWords, likeness } from './words.ts';

const POINTS = /^(?:(?:(?:việc|vụ|nhiệm vụ|phần|nội dung|cái) )?(?:này|đó|ấy|kia)(?: |$)|$)/u;

/** "rút lại việc đó", "chuyển việc này qua …": no work is named, the one just spoken of is meant. */
const onlyPoints = (item: Item): boolean =>
  item.flags.includes('action_from_context') || POINTS.test(item.action.toLocaleLowerCase('vi').trim());

const SAME_ACTION = 0.6;
const ALIKE = 0.45;

function isOpenTask(item: TrackedItem): boolean {
  return (item.kind === 'task' || item.kind === 'commitment') && !item.cancelled && item.absorbedInto === null;
}

function unitOfLastMember(context: TurnContext): string | null {
  const last = context.previousTurns.filter(({ speakerRole }) => speakerRole === 'member').at(-1);
  return last ? unitOfSpeaker(context, last.speakerId) : null;
}

/** Which earlier task a change speaks of: by lead and words, else the one just asked about, else the last one with a date. */
export function targetOf(change: Item, turn: Turn, context: TurnContext): TrackedItem | null {
  const tasks = context.items.filter(isOpenTask);
  const here = tasks.filter((task) => task.agendaItemId === turn.agendaItemId);
  const lead = change.assigneeLead ?? unitOfLastMember(context);
  const ofLead = (pool: readonly TrackedItem[]): TrackedItem[] =>
    pool.filter((task) => lead !== null && task.assigneeLead === lead);
  const alike = tasks.filter((task) => likeness(task.action, change.action) >= ALIKE);
  // What is taken back must be what was ordered: a date alone may be of the task just spoken of, a cancelled work may not.
  if (change.op === 'cancel' && change.assigneeLead === null) {
    return alike.at(-1) ?? (onlyPoints(change) ? (here.at(-1) ?? null) : null);
  }
  const last = here.filter((task) => task.due?.date).at(-1);
  return (
    ofLead(alike).at(-1) ??
    ofLead(here).at(-1) ??
    (change.assigneeLead === null ? last : ofLead(tasks).at(-1)) ??
    alike.at(-1) ??
    null
  );
}

const HANDED = /^chuyển\s/iu;
/** The first words name the work; what follows is about how. */
const NAMING_WORDS = 4;
const NAMED = 0.5;

/**
 * Which earlier task an order hands on to somebody else ("chuyển việc trực chốt này qua Công an phường chủ trì"): the one whose words
 * it names, or the last one when it only points. Null for an order of its own.
 */
export function handedOn(order: Item, turn: Turn, context: TurnContext): TrackedItem | null {
  const told = order.why.find(({ code }) => code === 'trigger.assign');
  if (told === undefined || !HANDED.test(turn.text.slice(told.span.start))) {
    return null;
  }
  const tasks = context.items.filter(
    (task) => isOpenTask(task) && task.agendaItemId === turn.agendaItemId && task.assigneeLead !== order.assigneeLead,
  );
  const words = contentWords(order.action).slice(0, NAMING_WORDS);
  const named = tasks.filter((task) => containment(words, contentWords(task.action)) >= NAMED);
  const points = onlyPoints(order) || / này(?: |$)/u.test(order.action);
  return named.at(-1) ?? (points ? tasks.at(-1) : undefined) ?? null;
}

/** Gives a task to the one an order hands it on to; the day stays unless another one is said. */
export function withLead(task: TrackedItem, order: TrackedItem, source: string): TrackedItem {
  const { assigneeLead, leadPersonId, coordinatingUnits } = order;
  return { ...withDue(task, order.due ?? task.due, source), assigneeLead, leadPersonId, coordinatingUnits };
}

/** Moves a task's due date; the earlier one stays in its history (domain.md §1.8). */
export function withDue(task: TrackedItem, due: Due | null, source: string): TrackedItem {
  if (due === null || due.date === task.due?.date) {
    return { ...task, due: due ?? task.due, sources: [...new Set([...task.sources, source])] };
  }
  const first = task.sources.at(-1) ?? source;
  const history = task.due
    ? [...task.dueHistory, { due: task.due.date, source: first, supersededBy: source }]
    : task.dueHistory;
  return { ...task, due, dueHistory: history, sources: [...new Set([...task.sources, source])] };
}

/** An earlier task said again: same lead and nearly the same words in one agenda item. */
export function repeated(item: TrackedItem, context: TurnContext): TrackedItem | null {
  if (item.kind !== 'task') {
    return null;
  }
  const same = context.items.filter(
    (task) =>
      isOpenTask(task) &&
      task.agendaItemId === item.agendaItemId &&
      task.assigneeLead === item.assigneeLead &&
      likeness(task.action, item.action) >= SAME_ACTION,
  );
  return same.at(-1) ?? null;
}

const FIRST_WORDS = 6;
const COVERED = 0.5;

function namesAsker(task: TrackedItem, request: TrackedItem, context: TurnContext): boolean {
  const unit = unitOfSpeaker(context, request.speakerId);
  const taken = /tiếp thu|giải trình|nghiên cứu/iu.test(task.action);
  const short =
    unit
      ?.replace(/^Ủy ban (Mặt trận Tổ quốc).*$/u, '$1')
      .split(' ')
      .slice(0, 2)
      .join(' ') ?? '';
  return taken && unit !== null && (task.action.includes(unit) || task.action.includes(short));
}

/** A member's wish that the chair's order takes up: its words stand in the order, or the order names who made it. */
export function absorbs(task: TrackedItem, request: TrackedItem, context: TurnContext): boolean {
  if (
    (request.kind !== 'request' && request.kind !== 'commitment') ||
    request.absorbedInto !== null ||
    request.speakerId === task.speakerId
  ) {
    return false;
  }
  if (request.agendaItemId !== task.agendaItemId) {
    return false;
  }
  const words = contentWords(request.action).slice(0, FIRST_WORDS);
  return containment(words, contentWords(task.action)) >= COVERED || namesAsker(task, request, context);
}
