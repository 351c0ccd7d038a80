import type { Database } from '#server/persistence/client.ts';
import type { NewNotice } from '#server/persistence/notices.ts';
import { accountOfUnit, tasksById } from '#server/persistence/tasks.ts';

/** Tells those who lead newly given tasks, once each (AC-GV-01: within seconds of the confirmation). */
export async function noticesOfAssignments(
  db: Database,
  taskIds: readonly string[],
  byMail: boolean,
): Promise<NewNotice[]> {
  const notices: NewNotice[] = [];
  for (const task of await tasksById(db, taskIds)) {
    const accountId = task.leadAccountId ?? (await accountOfUnit(db, task.organisationId, task.leadUnit));
    if (accountId !== null) {
      const data = { action: task.action.slice(0, 300), dueDay: task.dueDay?.toISOString().slice(0, 10) ?? null };
      notices.push({
        accountId,
        onceKey: `${task.id}/assigned/${accountId}`,
        kind: 'assigned',
        taskId: task.id,
        data,
        byMail,
      });
    }
  }
  return notices;
}
