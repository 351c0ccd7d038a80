import { foldTones } from '#domain/text.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import type { Database } from './client.ts';

/** Most segments, pages and meetings that one search looks at more closely. */
const MOST = 400;

type SpeechRow = { readonly meetingId: string; readonly data: unknown };

/** Segments of the given meetings whose words, as heard or as corrected, hold all words of the query; the newest first. */
export async function spokenSegments(
  db: Database,
  meetingIds: readonly string[],
  query: string,
): Promise<{ meetingId: string; segmentIds: string[] }[]> {
  const rows = await db.$queryRaw<SpeechRow[]>`
    SELECT "meetingId", "data" FROM "MeetingEvent"
    WHERE "name" IN ('speech.heard', 'speech.textCorrected') AND "meetingId" = ANY(${[...meetingIds]})
      AND "spokenWords"("data") @@ plainto_tsquery('simple', ${foldTones(query)})
    ORDER BY "at" DESC LIMIT ${MOST}`;
  return rows.map(({ meetingId, data }) => {
    const { segmentId, segments = [] } = data as { segmentId?: string; segments?: { segmentId: string }[] };
    return { meetingId, segmentIds: segmentId === undefined ? segments.map((one) => one.segmentId) : [segmentId] };
  });
}

/** Which of the given meetings have a paper with the words of the query; the newest first. */
export async function meetingsWithPages(db: Database, meetingIds: readonly string[], query: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ meetingId: string }[]>`
    SELECT u."meetingId" FROM "PaperUpload" u JOIN "PaperPage" p ON p."versionId" = u."versionId"
    WHERE u."meetingId" = ANY(${[...meetingIds]})
      AND to_tsvector('simple', p."folded") @@ plainto_tsquery('simple', ${foldTones(query)})
    GROUP BY u."meetingId" ORDER BY max(u."uploadedAt") DESC`;
  return rows.map(({ meetingId }) => meetingId);
}

/** Which of the given meetings have minutes that may hold the words: approved ones that do, and all that are still written on. */
export async function meetingsWithMinutes(
  db: Database,
  meetingIds: readonly string[],
  query: string,
): Promise<string[]> {
  const names = meetingIds.map((meetingId) => `minutes/${meetingId}`);
  const rows = await db.$queryRaw<{ meetingId: string }[]>`
    SELECT "meetingId" FROM "MinutesVersion"
    WHERE "meetingId" = ANY(${[...meetingIds]})
      AND to_tsvector('simple', "folded"("blocks"::text)) @@ plainto_tsquery('simple', ${foldTones(query)})
    UNION
    SELECT substr("name", 9) FROM "SharedDocument"
    WHERE "name" = ANY(${names}) AND substr("name", 9) NOT IN (SELECT "meetingId" FROM "MinutesVersion")`;
  return rows.map(({ meetingId }) => meetingId);
}

/** Facts of a meeting with the given names, in order. */
export async function factsNamed(
  db: Database,
  meetingId: string,
  names: readonly string[],
): Promise<Pick<EventEnvelope, 'name' | 'data' | 'at'>[]> {
  const rows = await db.meetingEvent.findMany({
    where: { meetingId, name: { in: [...names] } },
    orderBy: { sequence: 'asc' },
    select: { name: true, data: true, at: true },
  });
  return rows.map(({ name, data, at }) => ({ name, data, at: at.toISOString() }));
}

/** Meetings in which an account has a place, the newest first. */
export async function placesOf(db: Database, accountId: string): Promise<{ meetingId: string; title: string }[]> {
  const seats = await db.meetingSeat.findMany({
    where: { accountId },
    select: { meetingId: true, meeting: { select: { title: true } } },
    orderBy: { meeting: { scheduledStartAt: { sort: 'desc', nulls: 'last' } } },
  });
  return seats.map(({ meetingId, meeting }) => ({ meetingId, title: meeting.title }));
}
