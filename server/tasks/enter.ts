import type { NewTaskFields } from '#protocol/task.ts';
import type { Database } from '#server/persistence/client.ts';
import { accountOfUnit, type NewTaskRow, type TaskReader } from '#server/persistence/tasks.ts';

/** Duties as rows of the list of tasks, each with the account that answers for its lead unit. */
export async function rowsFor(
  db: Database,
  reader: TaskReader,
  fields: readonly NewTaskFields[],
): Promise<NewTaskRow[]> {
  const leads = new Map<string, string | null>();
  for (const { leadUnit } of fields) {
    if (!leads.has(leadUnit)) {
      leads.set(leadUnit, await accountOfUnit(db, reader.organisationId, leadUnit));
    }
  }
  return fields.map(({ dueDay, ...rest }) => {
    const due = dueDay === null ? null : new Date(`${dueDay}T00:00:00Z`);
    return { ...rest, dueDay: due, originalDueDay: due, leadAccountId: leads.get(rest.leadUnit) ?? null };
  });
}
