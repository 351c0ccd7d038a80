import { Rejected } from '#domain/rejected.ts';
import { snoozeDays } from '#domain/reminders.ts';
import { mayActOnTask, statusAfter } from '#domain/tasks.ts';
import type { TaskAction } from '#protocol/task.ts';
import type { Database, Tx } from '#server/persistence/client.ts';
import { addPart, cancelParts, colleaguesIn } from '#server/persistence/taskParts.ts';
import type { TaskReader } from '#server/persistence/taskRights.ts';
import { endSeries } from '#server/persistence/taskSeries.ts';
import { accountOfUnit, changeTask, type StoredTask, type TaskChange } from '#server/persistence/tasks.ts';
import { openExtension, relationsOf, stateOf, stoodInFor } from './taskRelations.ts';
import { dayIn, workingDays } from './workingDays.ts';

type Acting = { readonly task: StoredTask; readonly reader: TaskReader; readonly now: Date; readonly tx: Tx };

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** TASK-18: a part goes to somebody of the lead unit, and isn't due later than the whole. */
async function delegate(
  { task, reader, tx }: Acting,
  action: Extract<TaskAction, { kind: 'delegate' }>,
): Promise<void> {
  const { organisationId, leadUnit } = task;
  const colleagues = await colleaguesIn(tx, { organisationId, unitName: leadUnit }, reader.accountId);
  const dueDay = action.dueDay === null ? null : asDate(action.dueDay);
  if (!colleagues.some(({ accountId }) => accountId === action.accountId)) {
    throw new Rejected('invalid_payload', 'TASK-18', { accountId: action.accountId });
  }
  if (dueDay !== null && task.dueDay !== null && dueDay > task.dueDay) {
    throw new Rejected('invalid_payload', 'TASK-18', { dueDay: task.dueDay.toISOString().slice(0, 10) });
  }
  await addPart(tx, task, {
    ...{ accountId: action.accountId, action: action.action, dueDay },
    actorAccountId: reader.accountId,
  });
}

/** What an action brings about beside its own task. */
async function effects(acting: Acting, action: TaskAction): Promise<void> {
  const { task, reader, now, tx } = acting;
  if (action.kind === 'delegate') {
    await delegate(acting, action);
  }
  if (action.kind === 'endSeries' && task.seriesId !== null) {
    await endSeries(tx, task.seriesId, now);
  }
  if (action.kind === 'cancel') {
    await cancelParts(tx, task.id, reader.accountId, action.reason);
  }
  if (action.kind === 'reassign') {
    await cancelParts(tx, task.id, reader.accountId, action.leadUnit);
  }
}

/** Who takes a task that named nobody is the one who answers for it. */
const takerOf = ({ task, reader }: Acting): string =>
  task.leadAccountId ?? stoodInFor(task, reader)?.accountId ?? reader.accountId;

async function changeFor(acting: Acting, action: TaskAction): Promise<TaskChange> {
  const { task, now, tx } = acting;
  const status = statusAfter(action.kind, task.status);
  switch (action.kind) {
    case 'accept':
      return { status, leadAccountId: takerOf(acting) };
    case 'report':
      return { status, progress: action.progress };
    case 'complete':
      return { status, progress: 100, completedAt: now };
    case 'reassign':
      return {
        status,
        leadUnit: action.leadUnit,
        leadAccountId: await accountOfUnit(tx, task.organisationId, action.leadUnit),
      };
    case 'decideExtension': {
      const asked = openExtension(task);
      return action.approve && asked !== null ? { dueDay: asDate(asked.dueDay) } : {};
    }
    case 'snooze':
      return { snoozedUntil: asDate(action.untilDay) };
    case 'label':
      return { field: action.field === '' ? null : action.field, fieldByPerson: true, priority: action.priority };
    default:
      return { status };
  }
}

function requireGoodDay({ task, now }: Acting, action: TaskAction): void {
  const due = task.dueDay?.toISOString().slice(0, 10) ?? '';
  if (action.kind === 'askExtension' && action.dueDay <= due) {
    throw new Rejected('invalid_payload', 'TASK-6', { dueDay: due });
  }
  const days = snoozeDays(dayIn(now), stateOf(task), workingDays);
  if (action.kind === 'snooze' && !days.includes(action.untilDay)) {
    throw new Rejected('invalid_payload', 'TASK-19', { last: days.at(-1) ?? null });
  }
}

/** TASK-20: what a stand-in does says for whom. */
function factOf({ task, reader }: Acting, { kind, ...data }: TaskAction) {
  const principal = stoodInFor(task, reader);
  const forWhom = principal === null ? {} : { onBehalfOf: principal.accountId };
  return { name: kind, data: { ...data, ...forWhom }, actorAccountId: reader.accountId };
}

/**
 * Carries out one action on a task under its lock: rights by relation and state (TASK-2), the change and the fact in one
 * transaction. The original due day is never touched (TASK-6).
 */
export async function actOnTask(
  db: Database,
  reader: TaskReader,
  taskId: string,
  action: TaskAction,
  now: Date,
): Promise<StoredTask> {
  const changed = await changeTask(db, reader, taskId, async (task, office, tx) => {
    const acting = { task, reader, now, tx };
    const relations = relationsOf(task, reader, office);
    if (!mayActOnTask(action.kind, stateOf(task), relations)) {
      throw new Rejected('forbidden', 'TASK-2', { action: action.kind, status: task.status });
    }
    requireGoodDay(acting, action);
    await effects(acting, action);
    return { change: await changeFor(acting, action), fact: factOf(acting, action) };
  });
  if (changed === null) {
    throw new Rejected('not_found', 'TASK-3');
  }
  return changed;
}
