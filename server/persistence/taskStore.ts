import type { TaskFields } from '#protocol/proposal.ts';
import type { Tx } from './client.ts';

export type NewTask = {
  readonly taskId: string;
  readonly itemId: string | null;
  readonly fields: TaskFields;
  readonly quote: string;
  readonly segmentIds: string[];
  readonly leadAccountId: string | null;
  /** From a classified item. */
  readonly classified: boolean;
  /** The first period of a duty that recurs. */
  readonly series: SeriesFields | null;
  readonly labels: { readonly field: string | null; readonly priority: string };
};

export type SeriesFields = { readonly period: string; readonly dueDay: string; readonly dueBoundary: string | null };

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** What makes a task the first of its series. */
export function seriesColumns(taskId: string, { period, dueDay, dueBoundary }: SeriesFields) {
  const due = asDate(dueDay);
  return { seriesId: taskId, period: asDate(period), dueDay: due, originalDueDay: due, dueBoundary };
}

/** Enters the duties of a conclusion into the list of tasks, in the transaction of the meeting's event. */
export async function createTasks(
  tx: Tx,
  given: { meetingId: string; at: string; tasks: readonly NewTask[] },
): Promise<void> {
  const { organisationId, title } = await tx.meeting.findUniqueOrThrow({ where: { id: given.meetingId } });
  for (const { taskId, itemId, fields, quote, segmentIds, leadAccountId, classified, series, labels } of given.tasks) {
    const { dueDay, leadPersonId: _person, ...rest } = fields;
    const due = dueDay === null ? null : asDate(dueDay);
    const common = {
      ...rest,
      organisationId,
      meetingId: given.meetingId,
      source: title,
      assignedAt: new Date(given.at),
    };
    await tx.task.create({
      data: {
        ...common,
        ...{ id: taskId, itemId, quote, segmentIds, leadAccountId, classified, dueDay: due, originalDueDay: due },
        ...labels,
        ...(series === null ? {} : seriesColumns(taskId, series)),
      },
    });
    await tx.taskEvent.create({
      data: { taskId, name: 'assigned', data: {}, at: new Date(given.at) },
    });
  }
}
