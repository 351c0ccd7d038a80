import type { TaskState } from '#domain/tasks.ts';
import type { TaskRelation, TaskView } from '#protocol/task.ts';
import type { TaskPerson, TaskReader } from '#server/persistence/taskRights.ts';
import type { ListedTask, StoredTask } from '#server/persistence/tasks.ts';
import { dayIn } from './workingDays.ts';

export const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

export type Fact = StoredTask['events'][number];

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

/** The question that waits for an answer, or null. */
export function openQuestion(task: StoredTask): string | null {
  const fact = last(task, 'ask', 'answer');
  return fact?.name === 'ask' ? (fact.data as { text: string }).text : null;
}

type Stored = Pick<StoredTask, 'status' | 'dueDay' | 'dueBoundary' | 'completedAt'>;

/** What decides the shown status of a stored task. */
export function statusParts({ status, dueDay, dueBoundary, completedAt }: Stored): TaskState {
  return {
    status,
    dueBoundary,
    dueDay: dayOf(dueDay),
    completedDay: completedAt === null ? null : dayIn(completedAt),
    extensionAsked: false,
  };
}

const CLOSED = ['completed', 'returned', 'cancelled'];

/** A stored task as the rules see it. */
export function stateOf(task: StoredTask): TaskState {
  return {
    ...statusParts(task),
    extensionAsked: openExtension(task) !== null,
    isPart: task.parentId !== null,
    recurs: task.seriesId !== null,
    parts: { open: task.parts.filter(({ status }) => !CLOSED.includes(status)).length },
    snoozes: task.events.filter(({ name }) => name === 'snooze').length,
  };
}

type Led = Pick<StoredTask, 'leadAccountId' | 'leadUnit' | 'parentId'>;

/** Who was named answers for a task; the head of the unit for the whole of it, and anybody of it while nobody is named. */
function leads(task: Led, { accountId, unitName, headsUnit }: TaskPerson): boolean {
  const own = unitName !== '' && task.leadUnit === unitName;
  const named = task.leadAccountId === null || (headsUnit && task.parentId === null);
  return task.leadAccountId === accountId || (own && named);
}

/** TASK-20: whom the reader stands in for on this task; null when the reader leads it without that, or not at all. */
export function stoodInFor(task: Led, reader: TaskReader): TaskReader['standsFor'][number] | null {
  return leads(task, reader) ? null : (reader.standsFor.find((person) => leads(task, person)) ?? null);
}

function leadRelation(task: Led, reader: TaskReader): TaskRelation | null {
  const principal = stoodInFor(task, reader);
  if (principal === null) {
    return leads(task, reader) ? 'lead' : null;
  }
  return principal.scope === 'answer' ? 'lead' : 'reporter';
}

/** What a reader is to a task. The office of a part is who answers for the whole (TASK-18). */
export function relationsOf(task: ListedTask, reader: TaskReader, office: boolean): TaskRelation[] {
  const { parent } = task;
  const lead = leadRelation(task, reader);
  const runs = parent === null ? office : leads(parent, reader);
  return [
    ...(lead === null ? [] : [lead]),
    ...(task.coordinatingUnits.includes(reader.unitName) ? (['coordinating'] as const) : []),
    ...(runs ? (['office'] as const) : []),
  ];
}
