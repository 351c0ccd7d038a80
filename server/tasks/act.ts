import { Rejected } from '#domain/rejected.ts';
import { mayActOnTask, statusAfter } from '#domain/tasks.ts';
import type { TaskAction } from '#protocol/task.ts';
import type { Database, Tx } from '#server/persistence/client.ts';
import {
  accountOfUnit,
  changeTask,
  type StoredTask,
  type TaskChange,
  type TaskReader,
} from '#server/persistence/tasks.ts';
import { openExtension, relationsOf, stateOf } from './taskView.ts';

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

async function changeFor(task: StoredTask, action: TaskAction, now: Date, tx: Tx): Promise<TaskChange> {
  const status = statusAfter(action.kind, task.status);
  switch (action.kind) {
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
    case 'label':
      return { field: action.field === '' ? null : action.field, fieldByPerson: true, priority: action.priority };
    default:
      return { status };
  }
}

function requireLaterDay(task: StoredTask, action: TaskAction): void {
  const due = task.dueDay?.toISOString().slice(0, 10) ?? '';
  if (action.kind === 'askExtension' && action.dueDay <= due) {
    throw new Rejected('invalid_payload', 'TASK-6', { dueDay: due });
  }
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
    const relations = relationsOf(task, reader, office);
    if (!mayActOnTask(action.kind, stateOf(task), relations)) {
      throw new Rejected('forbidden', 'TASK-2', { action: action.kind, status: task.status });
    }
    requireLaterDay(task, action);
    const { kind, ...data } = action;
    return {
      change: await changeFor(task, action, now, tx),
      fact: { name: kind, data, actorAccountId: reader.accountId },
    };
  });
  if (changed === null) {
    throw new Rejected('not_found', 'TASK-3');
  }
  return changed;
}
