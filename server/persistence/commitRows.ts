import type { CommandReply } from '#protocol/envelope.ts';
import type { ChainedEvent } from './chain.ts';
import type { Tx } from './client.ts';

export type StoredReply = { readonly sender: string; readonly reply: CommandReply };

export type NewReceipt = StoredReply & { readonly commandId: string; readonly reply: CommandReply & { ok: true } };

/**
 * Takes the row lock that orders a meeting's events, and reads in the same round trip how far its log goes and which of the
 * commands have been answered before. Null when there is no such meeting. A receipt that another process committed while
 * this one waited for the lock may be missing: saving then fails on its key, and the second try finds it.
 */
export async function lockMeeting(
  tx: Tx,
  meetingId: string,
  commandIds: readonly string[],
): Promise<{ sequence: number; receipts: Map<string, StoredReply> } | null> {
  const rows = await tx.$queryRaw<{ sequence: number; receipts: (StoredReply & { commandId: string })[] | null }[]>`
    SELECT m."sequence", (
      SELECT jsonb_agg(jsonb_build_object('commandId', r."commandId", 'sender', r."actor", 'reply', r."reply"))
      FROM "Receipt" r WHERE r."meetingId" = m."id" AND r."commandId" = ANY(${[...commandIds]})
    ) AS "receipts"
    FROM "Meeting" m WHERE m."id" = ${meetingId} FOR UPDATE OF m`;
  const [row] = rows;
  if (row === undefined) {
    return null;
  }
  const receipts = (row.receipts ?? []).map(({ commandId, ...stored }) => [commandId, stored] as const);
  return { sequence: row.sequence, receipts: new Map(receipts) };
}

/** Saves receipts without events: commands that had nothing to change. */
async function saveReceipts(tx: Tx, meetingId: string, receipts: readonly NewReceipt[]): Promise<void> {
  await tx.receipt.createMany({
    data: receipts.map(({ commandId, sender, reply }) => ({
      meetingId,
      commandId,
      actor: sender,
      sequence: reply.sequence,
      reply: reply as object,
    })),
  });
}

/** Saves a batch in one round trip: receipts, events, the meeting's new head, and the notice to other processes. */
export async function saveRows(
  tx: Tx,
  meetingId: string,
  batch: {
    readonly receipts: readonly NewReceipt[];
    readonly events: readonly ChainedEvent[];
    readonly processId: string;
  },
): Promise<void> {
  const head = batch.events.at(-1);
  if (head === undefined) {
    await saveReceipts(tx, meetingId, batch.receipts);
    return;
  }
  const receipts = JSON.stringify(
    batch.receipts.map(({ reply, ...rest }) => ({ ...rest, sequence: reply.sequence, reply })),
  );
  const events = JSON.stringify(
    batch.events.map(({ actor, ...event }) => ({ ...event, actorKind: actor.kind, actorId: actor.id })),
  );
  const notice = JSON.stringify({ meetingId, sequence: head.sequence, processId: batch.processId });
  await tx.$executeRaw`
    WITH "receipts" AS (
      INSERT INTO "Receipt" ("meetingId", "commandId", "actor", "sequence", "reply")
      SELECT ${meetingId}, r."commandId", r."sender", r."sequence", r."reply"
      FROM jsonb_to_recordset(${receipts}::jsonb)
        AS r("commandId" text, "sender" text, "sequence" int, "reply" jsonb)
    ), "events" AS (
      INSERT INTO "MeetingEvent" ("meetingId", "sequence", "name", "at", "actorKind", "actorId", "data", "hash")
      SELECT ${meetingId}, e."sequence", e."name", e."at" AT TIME ZONE 'UTC', e."actorKind", e."actorId", e."data", e."hash"
      FROM jsonb_to_recordset(${events}::jsonb)
        AS e("sequence" int, "name" text, "at" timestamptz, "actorKind" text, "actorId" text, "data" jsonb, "hash" text)
    ), "meeting" AS (
      UPDATE "Meeting" SET "sequence" = ${head.sequence}, "headHash" = ${head.hash} WHERE "id" = ${meetingId}
    )
    SELECT pg_notify('timeline', ${notice})`;
}
