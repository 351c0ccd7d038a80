import type { Database } from './client.ts';

/** Meetings in session that have a poll which was opened and neither closed nor cancelled. */
export async function meetingsWithOpenPolls(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ meetingId: string }[]>`
    SELECT DISTINCT opened."meetingId"
    FROM "MeetingEvent" AS opened
    JOIN "Meeting" AS meeting ON meeting."id" = opened."meetingId" AND meeting."status" = 'in_session'
    WHERE opened."name" = 'poll.opened'
      AND NOT EXISTS (
        SELECT 1 FROM "MeetingEvent" AS ended
        WHERE ended."meetingId" = opened."meetingId"
          AND ended."name" IN ('poll.closed', 'poll.cancelled')
          AND ended."data" ->> 'pollId' = opened."data" ->> 'pollId'
      )`;
  return rows.map(({ meetingId }) => meetingId);
}
