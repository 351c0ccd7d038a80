import type { Database } from './client.ts';

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
    where: { name: 'people.replied', meetingId: { in: invited.map(({ meeting }) => meeting.id) } },
    select: { meetingId: true, data: true },
  });
  const answered = new Set(
    answers.map(({ meetingId, data }) => `${meetingId} ${(data as { participantId: string }).participantId}`),
  );
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

/** Number and hash of a meeting's last event as its row says; null when there is no such meeting. */
export function findMeetingHead(db: Database, meetingId: string) {
  return db.meeting.findUnique({ where: { id: meetingId }, select: { sequence: true, headHash: true } });
}

/** Every meeting of the database, the newest first; for the keeper's command line. */
export function allMeetings(db: Database) {
  return db.meeting.findMany({ orderBy: { createdAt: 'desc' }, select: { id: true, title: true, status: true } });
}
