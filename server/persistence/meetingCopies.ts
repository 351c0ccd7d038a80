import type { MeetingState } from '#domain/state.ts';
import type { Tx } from './client.ts';

/** Keeps the columns and rows that lists are made of in step with the timeline, in the same transaction. */
export async function saveMeetingCopies(
  tx: Tx,
  before: MeetingState,
  after: MeetingState,
  headHash: string,
): Promise<void> {
  const { details, status } = after.shared.meeting;
  const copies =
    details === null || before.shared.meeting === after.shared.meeting
      ? {}
      : {
          title: details.title,
          place: details.place,
          practice: details.practice,
          status,
          scheduledStartAt: new Date(details.scheduledStartAt),
          scheduledEndAt: new Date(details.scheduledEndAt),
        };
  await tx.meeting.update({ where: { id: after.meetingId }, data: { sequence: after.sequence, headHash, ...copies } });
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
