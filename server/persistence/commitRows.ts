import type { MeetingState } from '#domain/state.ts';
import type { CommandReply } from '#protocol/envelope.ts';
import type { ChainedEvent } from './chain.ts';
import type { Database, Tx } from './client.ts';

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
export async function saveReceipts(tx: Tx, meetingId: string, receipts: readonly NewReceipt[]): Promise<void> {
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

/** $1 new number, $2 new head, $3 meeting, $4 number before, $5 command ids, $6 receipts, $7 events, $8 notice. */
const SAVE = `
  WITH "meeting" AS (
    UPDATE "Meeting" SET "sequence" = $1, "headHash" = $2
    WHERE "id" = $3 AND "sequence" = $4 AND NOT EXISTS (
      SELECT 1 FROM "Receipt" r WHERE r."meetingId" = $3 AND r."commandId" = ANY($5)
    )
    RETURNING "id"
  ), "receipts" AS (
    INSERT INTO "Receipt" ("meetingId", "commandId", "actor", "sequence", "reply")
    SELECT "meeting"."id", r."commandId", r."sender", r."sequence", r."reply"
    FROM "meeting", jsonb_to_recordset($6::jsonb)
      AS r("commandId" text, "sender" text, "sequence" int, "reply" jsonb)
  ), "events" AS (
    INSERT INTO "MeetingEvent" ("meetingId", "sequence", "name", "at", "actorKind", "actorId", "data", "hash")
    SELECT "meeting"."id", e."sequence", e."name", e."at" AT TIME ZONE 'UTC', e."actorKind", e."actorId", e."data", e."hash"
    FROM "meeting", jsonb_to_recordset($7::jsonb)
      AS e("sequence" int, "name" text, "at" timestamptz, "actorKind" text, "actorId" text, "data" jsonb, "hash" text)
  )
  SELECT pg_notify('timeline', $8) FROM "meeting"`;

/** Runs a statement and answers how many rows it gave. */
type Run = (text: string, values: readonly unknown[]) => Promise<number>;

/**
 * In a transaction of its own, by a statement that each connection prepares once: half the time of the way through Prisma, which
 * would compile and plan it anew for every command.
 */
export const alone =
  ({ pool }: Database): Run =>
  async (text, values) =>
    (await pool.query({ name: 'save', text, values: [...values] })).rowCount ?? 0;

/** Within an open transaction. */
export const within =
  (tx: Tx): Run =>
  (text, values) =>
    tx.$executeRawUnsafe(text, ...values);

/**
 * Saves a batch in one statement: receipts, events, the meeting's new head, and the notice to other processes. All of it or
 * nothing: false when the log no longer ends where `before` does, or one of the commands has a receipt.
 */
export async function saveRows(
  run: Run,
  before: MeetingState,
  batch: {
    readonly receipts: readonly NewReceipt[];
    /** At least one. */
    readonly events: readonly ChainedEvent[];
    readonly processId: string;
  },
): Promise<boolean> {
  const { meetingId } = before;
  const sequence = before.sequence + batch.events.length;
  const saved = await run(SAVE, [
    sequence,
    batch.events.at(-1)?.hash ?? '',
    meetingId,
    before.sequence,
    batch.receipts.map(({ commandId }) => commandId),
    JSON.stringify(batch.receipts.map(({ reply, ...rest }) => ({ ...rest, sequence: reply.sequence, reply }))),
    JSON.stringify(batch.events.map(({ actor, ...event }) => ({ ...event, actorKind: actor.kind, actorId: actor.id }))),
    JSON.stringify({ meetingId, sequence, processId: batch.processId }),
  ]);
  return saved === 1;
}
