import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { CommandReply } from '#protocol/envelope.ts';
import { Batch, type Head, type Job } from './batch.ts';
import { type ChainedEvent, GENESIS_HASH } from './chain.ts';
import type { Database, Tx } from './client.ts';
import { alone, lockMeeting, saveReceipts, saveRows, within } from './commitRows.ts';
import { caughtUp, type LiveMeeting } from './live.ts';
import { copiesDiffer, saveMeetingCopies } from './meetingCopies.ts';

export type CommittedBatch = Head & {
  /** What other processes had committed before, and what this batch appended. */
  readonly missed: readonly ChainedEvent[];
  readonly appended: readonly ChainedEvent[];
  readonly replies: readonly CommandReply[];
};

/** Decides each job on the newest state of the meeting, and saves events and receipts in one transaction. */
export async function commitBatch(
  db: Database,
  live: LiveMeeting,
  jobs: readonly Job[],
  processId: string,
): Promise<CommittedBatch> {
  return (await commitAtOnce(db, live, jobs, processId)) ?? commitUnderLock(db, live, jobs, processId);
}

/** A decision wants side tables, so that it has to be taken within a transaction. */
class NeedsTransaction extends Error {}

const noTransaction = new Proxy({} as Tx, {
  get: () => {
    throw new NeedsTransaction();
  },
});

/**
 * The short way, one round trip: decides on the state in memory, and saves it all in one statement that does nothing unless that
 * state is still the newest and no command of the batch has been answered before. Null when that can't be said, or when a
 * command is refused (on a state that may be old), or touches more than the log: then nothing has been done.
 */
async function commitAtOnce(
  db: Database,
  live: LiveMeeting,
  jobs: readonly Job[],
  processId: string,
): Promise<CommittedBatch | null> {
  const before = headOf(live);
  if (live.published === undefined || before.state.sequence === 0) {
    return null;
  }
  const batch = new Batch(live.meetingId, before, new Map());
  try {
    for (const job of jobs) {
      await batch.decide(job, noTransaction);
    }
  } catch (error) {
    if (error instanceof NeedsTransaction) {
      return null;
    }
    throw error;
  }
  const plain = batch.appended.length > 0 && !copiesDiffer(before.state, batch.state);
  if (!plain || batch.newReceipts.length < jobs.length) {
    return null;
  }
  const saved = await saveRows(alone(db), before.state, { ...rowsOf(batch), processId });
  return saved ? committed(batch, []) : null;
}

/** The long way: locks the meeting's row, reads what is missing, decides, and saves. */
function commitUnderLock(
  db: Database,
  live: LiveMeeting,
  jobs: readonly Job[],
  processId: string,
): Promise<CommittedBatch> {
  return db.$transaction(async (tx) => {
    const { meetingId } = live;
    await createWhereAllowed(tx, meetingId, jobs);
    const commandIds = jobs.map(({ commandId }) => commandId);
    const locked = await lockMeeting(tx, meetingId, commandIds);
    if (locked === null) {
      return { ...headOf(live), missed: [], appended: [], replies: jobs.map(() => unknownMeeting) };
    }
    const start = locked.sequence === live.state.sequence ? { ...headOf(live), missed: [] } : await caughtUp(tx, live);
    const batch = new Batch(meetingId, start, locked.receipts);
    for (const job of jobs) {
      await batch.decide(job, tx);
    }
    await save(tx, start.state, batch, processId);
    if (batch.state.sequence === 0) {
      // The command that would have created the meeting was refused: nothing of it stays.
      await tx.meeting.delete({ where: { id: meetingId } });
    }
    return committed(batch, start.missed);
  });
}

async function save(tx: Tx, before: MeetingState, batch: Batch, processId: string): Promise<void> {
  if (batch.appended.length === 0) {
    await saveReceipts(tx, before.meetingId, batch.newReceipts);
    return;
  }
  if (!(await saveRows(within(tx), before, { ...rowsOf(batch), processId }))) {
    throw new Error(`the log of meeting ${before.meetingId} moved under its lock`);
  }
  await saveMeetingCopies(tx, before, batch.state);
}

const headOf = ({ state, headHash, lastAt }: Head): Head => ({ state, headHash, lastAt });

const rowsOf = ({ newReceipts, appended }: Batch) => ({ receipts: newReceipts, events: appended });

const committed = (batch: Batch, missed: readonly ChainedEvent[]): CommittedBatch => ({
  ...headOf(batch),
  missed,
  appended: batch.appended,
  replies: batch.replies,
});

/** The same answer that a stranger gets from a meeting that exists (RIGHTS-2). */
const unknownMeeting: CommandReply = { ok: false, rejection: new Rejected('not_found', 'RIGHTS-2').toRejection() };

/** Makes the meeting's row for a command that may create it. */
async function createWhereAllowed(tx: Tx, meetingId: string, jobs: readonly Job[]): Promise<void> {
  const organisationId = jobs.find(({ createsIn }) => createsIn !== null)?.createsIn;
  if (organisationId) {
    await tx.$executeRaw`INSERT INTO "Meeting" ("id", "organisationId", "headHash") VALUES (${meetingId}, ${organisationId}, ${GENESIS_HASH}) ON CONFLICT DO NOTHING`;
  }
}
