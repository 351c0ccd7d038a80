import type { Database } from '#server/persistence/client.ts';
import type { NewNotice } from '#server/persistence/notices.ts';
import { officeAccounts, type TaskToTell, type UntoldFact } from '#server/persistence/taskFacts.ts';
import { accountOfUnit } from '#server/persistence/tasks.ts';

/** Whom a fact is told to: the one who answers for the task, or the office that gave it. */
const TOLD_TO: Readonly<Record<string, 'lead' | 'office'>> = {
  assigned: 'lead',
  period: 'lead',
  delegated: 'lead',
  endSeries: 'lead',
  remind: 'lead',
  answer: 'lead',
  decideExtension: 'lead',
  reassign: 'lead',
  cancel: 'lead',
  ask: 'office',
  decline: 'office',
  askExtension: 'office',
  complete: 'office',
};

/** What a notice says about its task; nothing of a classified one. */
export function wordsAbout(task: Pick<TaskToTell, 'action' | 'dueDay' | 'classified'>): object {
  return task.classified
    ? { classified: true }
    : { action: task.action.slice(0, 300), dueDay: task.dueDay?.toISOString().slice(0, 10) ?? null };
}

/** Notices of one fact in the life of a task, for everybody but the one who did it. */
export async function noticesOfFact(
  db: Database,
  { id, name, actorAccountId, task }: UntoldFact,
): Promise<NewNotice[]> {
  const to = TOLD_TO[name];
  if (to === undefined) {
    return [];
  }
  const lead = task.leadAccountId ?? (await accountOfUnit(db, task.organisationId, task.leadUnit));
  const people = to === 'office' ? await officeAccounts(db, task) : lead === null ? [] : [lead];
  return people
    .filter((accountId) => accountId !== actorAccountId)
    .map((accountId) => ({
      accountId,
      onceKey: `fact/${id}/${accountId}`,
      kind: name,
      taskId: task.id,
      data: wordsAbout(task),
      urgent: task.priority === 'flash',
    }));
}
