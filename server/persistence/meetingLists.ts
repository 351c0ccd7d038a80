import type { Database } from './client.ts';
import { eventsAfter } from './eventLog.ts';

const shown = {
  id: true,
  title: true,
  status: true,
  scheduledStartAt: true,
  scheduledEndAt: true,
  place: true,
  practice: true,
} as const;

/** Meetings an account takes part in, the latest first, with its seat and whether the seat has answered the invitation. */
export async function meetingsOf(db: Database, accountId: string) {
  const seats = await db.meetingSeat.findMany({
    where: { accountId },
    select: { participantId: true, role: true, meeting: { select: shown } },
    orderBy: { meeting: { scheduledStartAt: 'desc' } },
    take: 200,
  });
  const invited = seats.filter(({ meeting }) => ['invited', 'postponed'].includes(meeting.status));
  const answers = await db.meetingEvent.findMany({
    where: {
      name: { in: ['people.replied', 'meeting.postponed'] },
      meetingId: { in: invited.map(({ meeting }) => meeting.id) },
    },
    orderBy: { sequence: 'asc' },
    select: { meetingId: true, name: true, data: true },
  });
  const answered = new Set<string>();
  for (const { meetingId, name, data } of answers) {
    if (name === 'people.replied') {
      answered.add(`${meetingId} ${(data as { participantId: string }).participantId}`);
    } else {
      // What was answered before was about another day (MEETING-13).
      for (const { participantId } of seats) {
        answered.delete(`${meetingId} ${participantId}`);
      }
    }
  }
  return seats.map((seat) => ({
    ...seat,
    unanswered: seat.meeting.status === 'invited' && !answered.has(`${seat.meeting.id} ${seat.participantId}`),
  }));
}

/** Meetings by id, the latest first. */
export function meetingsById(db: Database, ids: readonly string[]) {
  return db.meeting.findMany({
    where: { id: { in: [...ids] } },
    select: shown,
    orderBy: { scheduledStartAt: 'desc' },
  });
}

/**
 * What a meeting's row says of its last event, and the whole log, both of one moment: also of a meeting that goes on while it is
 * read, the log ends where the row says. Null when there is no such meeting.
 */
export function wholeLog(db: Database, meetingId: string) {
  return db.$transaction(
    async (tx) => {
      const where = { where: { id: meetingId }, select: { sequence: true, headHash: true } };
      const head = await tx.meeting.findUnique(where);
      return head === null ? null : { head, events: await eventsAfter(tx, meetingId, 0) };
    },
    { isolationLevel: 'RepeatableRead' },
  );
}

/** Every meeting of the database, the newest first; for the keeper's command line. */
export function allMeetings(db: Database) {
  return db.meeting.findMany({ orderBy: { createdAt: 'desc' }, select: { id: true, title: true, status: true } });
}
