import type { Database } from './client.ts';

type Count = { readonly accountId: string; readonly count: number };

const asMap = (rows: readonly Count[]): Map<string, number> =>
  new Map(rows.map(({ accountId, count }) => [accountId, count]));

/** How many meetings everybody has between two moments. */
export async function meetingsBetween(db: Database, from: Date, until: Date): Promise<Map<string, number>> {
  return asMap(
    await db.$queryRaw<Count[]>`
      SELECT s."accountId", count(*)::int AS "count"
      FROM "MeetingSeat" s JOIN "Meeting" m ON m."id" = s."meetingId"
      WHERE s."accountId" IS NOT NULL AND m."status" NOT IN ('draft', 'cancelled', 'postponed', 'closed')
        AND m."scheduledStartAt" >= ${from} AND m."scheduledStartAt" < ${until}
      GROUP BY s."accountId"`,
  );
}

/** How many opinion slips wait for everybody's answer: received, neither answered nor ended. */
export async function slipsWaiting(db: Database): Promise<Map<string, number>> {
  return asMap(
    await db.$queryRaw<Count[]>`
      SELECT s."accountId", count(DISTINCT r."data"->>'slipId')::int AS "count"
      FROM "MeetingEvent" r
      JOIN "MeetingSeat" s ON s."meetingId" = r."meetingId" AND s."participantId" = r."data"->>'participantId'
      WHERE r."name" = 'slip.received' AND s."accountId" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "MeetingEvent" e
        WHERE e."meetingId" = r."meetingId" AND e."name" IN ('slip.answerKept', 'slip.ended')
          AND e."data"->>'slipId' = r."data"->>'slipId' AND e."data"->>'participantId' = r."data"->>'participantId')
      GROUP BY s."accountId"`,
  );
}

/** Chairs with accounts, and the meetings that each of them chairs. */
export async function chairedMeetings(db: Database): Promise<Map<string, string[]>> {
  const seats = await db.meetingSeat.findMany({
    where: { role: 'chair', accountId: { not: null } },
    select: { accountId: true, meetingId: true },
  });
  const groups = Map.groupBy(seats, ({ accountId }) => accountId ?? '');
  return new Map([...groups].map(([accountId, own]) => [accountId, own.map(({ meetingId }) => meetingId)]));
}
