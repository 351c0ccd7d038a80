import { allowedActions, safeDay, shownStatus, type TaskState } from '#domain/tasks.ts';
import { DueBoundary } from '#protocol/proposal.ts';
import type { TaskFact, TaskRelation, TaskSummary, TaskView } from '#protocol/task.ts';
import type { StoredTask, TaskReader } from '#server/persistence/tasks.ts';
import { dayIn, workingDays } from './workingDays.ts';

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

type Fact = StoredTask['events'][number];

const last = (task: StoredTask, ...names: string[]): Fact | undefined =>
  task.events.filter(({ name }) => names.includes(name)).at(-1);

/** The extension that waits for an answer, or null. */
export function openExtension(task: StoredTask): TaskView['extension'] {
  const fact = last(task, 'askExtension', 'decideExtension');
  if (fact?.name !== 'askExtension') {
    return null;
  }
  const { dueDay, reason } = fact.data as { dueDay: string; reason: string };
  return { dueDay, reason, askedAt: fact.at.toISOString() };
}

function openQuestion(task: StoredTask): string | null {
  const fact = last(task, 'ask', 'answer');
  return fact?.name === 'ask' ? (fact.data as { text: string }).text : null;
}

/** A stored task as the rules see it. */
export function stateOf(task: StoredTask): TaskState {
  return {
    status: task.status,
    dueDay: dayOf(task.dueDay),
    dueBoundary: task.dueBoundary,
    completedDay: task.completedAt === null ? null : dayIn(task.completedAt),
    extensionAsked: openExtension(task) !== null,
  };
}

/** What a reader is to a task. */
export function relationsOf(task: StoredTask, reader: TaskReader, office: boolean): TaskRelation[] {
  const leads =
    task.leadAccountId === reader.accountId || (reader.unitName !== '' && task.leadUnit === reader.unitName);
  return [
    ...(leads ? (['lead'] as const) : []),
    ...(task.coordinatingUnits.includes(reader.unitName) ? (['coordinating'] as const) : []),
    ...(office ? (['office'] as const) : []),
  ];
}

/** A task in a list. */
export function summaryOf(task: StoredTask, reader: TaskReader, office: boolean, now: Date): TaskSummary {
  const state = stateOf(task);
  const today = dayIn(now);
  const safe = safeDay(state.dueDay, state.dueBoundary);
  return {
    taskId: task.id,
    meetingId: task.meetingId,
    itemId: task.itemId,
    source: task.source,
    leadUnit: task.leadUnit,
    coordinatingUnits: task.coordinatingUnits,
    action: task.action,
    dueDay: state.dueDay,
    dueTime: task.dueTime,
    dueBoundary: DueBoundary.nullable().catch(null).parse(task.dueBoundary),
    originalDueDay: dayOf(task.originalDueDay),
    recurrence: task.recurrence,
    reportTo: task.reportTo,
    progress: task.progress,
    priority: task.priority,
    field: task.field,
    status: shownStatus(state, today),
    workingDaysLeft: safe === null ? null : workingDays.between(today, safe),
    assignedAt: task.assignedAt.toISOString(),
    completedAt: task.completedAt?.toISOString() ?? null,
    relations: relationsOf(task, reader, office),
  };
}

function factOf({ at, name, actorAccountId, data }: Fact, names: ReadonlyMap<string, string>): TaskFact {
  return {
    at: at.toISOString(),
    name,
    by: names.get(actorAccountId ?? '') ?? '',
    data: data as Record<string, unknown>,
  };
}

/** A task with everything that happened to it, and what its reader may do now. */
export function viewOf(
  task: StoredTask,
  reader: TaskReader,
  given: { office: boolean; now: Date; names: ReadonlyMap<string, string> },
): TaskView {
  const summary = summaryOf(task, reader, given.office, given.now);
  return {
    ...summary,
    quote: task.quote,
    segmentIds: task.segmentIds,
    product: task.product,
    extension: openExtension(task),
    question: openQuestion(task),
    facts: task.events.map((fact) => factOf(fact, given.names)),
    evidence: task.evidence.map(({ id, fileName, bytes, byId, at }) => ({
      evidenceId: id,
      fileName,
      bytes,
      by: given.names.get(byId) ?? '',
      at: at.toISOString(),
    })),
    allowed: allowedActions(stateOf(task), summary.relations),
  };
}
