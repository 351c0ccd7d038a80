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
};

/** Enters the duties of a conclusion into the list of tasks, in the transaction of the meeting's event. */
export async function createTasks(
  tx: Tx,
  given: { meetingId: string; at: string; tasks: readonly NewTask[] },
): Promise<void> {
  const { organisationId, title } = await tx.meeting.findUniqueOrThrow({ where: { id: given.meetingId } });
  for (const { taskId, itemId, fields, quote, segmentIds, leadAccountId, classified } of given.tasks) {
    const { dueDay, leadPersonId: _person, ...rest } = fields;
    const due = dueDay === null ? null : new Date(`${dueDay}T00:00:00Z`);
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
      },
    });
    await tx.taskEvent.create({
      data: { taskId, name: 'assigned', data: {}, at: new Date(given.at) },
    });
  }
}
