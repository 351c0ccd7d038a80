import type { MeetingState } from '#domain/state.ts';
import type { Tx } from './client.ts';

/** Whether the lists made from the one state differ from those of the other. */
export function copiesDiffer(before: MeetingState, after: MeetingState): boolean {
  return before.shared.meeting !== after.shared.meeting || before.shared.people.byId !== after.shared.people.byId;
}

/** Keeps the columns and rows that lists are made of in step with the timeline, in the same transaction. */
export async function saveMeetingCopies(tx: Tx, before: MeetingState, after: MeetingState): Promise<void> {
  const { details, status } = after.shared.meeting;
  if (details !== null && before.shared.meeting !== after.shared.meeting) {
    const { title, place, practice, scheduledStartAt, scheduledEndAt } = details;
    const times = { scheduledStartAt: new Date(scheduledStartAt), scheduledEndAt: new Date(scheduledEndAt) };
    await tx.meeting.update({ where: { id: after.meetingId }, data: { title, place, practice, status, ...times } });
  }
  if (before.shared.people.byId !== after.shared.people.byId) {
    await saveSeats(tx, after);
  }
}

async function saveSeats(tx: Tx, { meetingId, shared }: MeetingState): Promise<void> {
  await tx.meetingSeat.deleteMany({ where: { meetingId } });
  await tx.meetingSeat.createMany({
    data: Object.values(shared.people.byId).map(({ participantId, accountId, role }) => ({
      meetingId,
      participantId,
      accountId,
      role,
    })),
  });
}
