import { randomUUID } from 'node:crypto';
import type { NewTaskFields } from '#protocol/task.ts';
import type { Database } from '#server/persistence/client.ts';
import type { TaskReader } from '#server/persistence/taskRights.ts';
import { seriesColumns } from '#server/persistence/taskStore.ts';
import { accountOfUnit, type NewTaskRow } from '#server/persistence/tasks.ts';
import { labelsOf } from './labels.ts';
import { seriesStart } from './seriesStart.ts';
import { dayIn } from './workingDays.ts';

/** The account that answers for each lead unit that came up so far. */
export type LeadsByUnit = Map<string, string | null>;

/** Duties as rows of the list of tasks, each with the account that answers for its lead unit. */
export async function rowsFor(
  db: Database,
  reader: TaskReader,
  fields: readonly NewTaskFields[],
  leads: LeadsByUnit = new Map(),
): Promise<NewTaskRow[]> {
  for (const { leadUnit } of fields) {
    if (!leads.has(leadUnit)) {
      leads.set(leadUnit, await accountOfUnit(db, reader.organisationId, leadUnit));
    }
  }
  const today = dayIn(new Date());
  return fields.map((given) => {
    const { dueDay, ...rest } = given;
    const due = dueDay === null ? null : new Date(`${dueDay}T00:00:00Z`);
    const id = randomUUID();
    const series = seriesStart(given, today);
    return {
      ...rest,
      ...labelsOf(given, today),
      ...{ id, dueDay: due, originalDueDay: due, leadAccountId: leads.get(rest.leadUnit) ?? null },
      ...(series === null ? {} : seriesColumns(id, series)),
    };
  });
}
