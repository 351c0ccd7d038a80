import { FoldRun } from '#domain/fold.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { CommandReply, EventActor, EventEnvelope } from '#protocol/envelope.ts';
import { type ChainedEvent, chainHash, GENESIS_HASH } from './chain.ts';
import type { Database, Tx } from './client.ts';
import { lockMeeting, type NewReceipt, type StoredReply, saveRows } from './commitRows.ts';
import { caughtUp, type LiveMeeting } from './live.ts';
import { saveMeetingCopies } from './meetingCopies.ts';

export type Decided = {
  readonly actor: EventActor;
  readonly events: readonly { readonly name: string; readonly data: unknown }[];
  readonly result: unknown;
};

/** One command on its way into the log. */
export type Job = {
  readonly commandId: string;
  /** Who sent it; the same id from somebody else isn't a repeat but a collision. */
  readonly sender: string;
  /** The organisation in which the command may create the meeting; null for commands of an existing one. */
  readonly createsIn: string | null;
  /** Looks at the state under the lock; throws `Rejected` to refuse. */
  readonly decide: (given: { state: MeetingState; tx: Tx; now: string }) => Promise<Decided> | Decided;
};

export type CommittedBatch = {
  readonly state: MeetingState;
  readonly headHash: string;
  /** Time of the last event, ms since the epoch. */
  readonly lastAt: number;
  /** What other processes had committed before, and what this batch appended. */
  readonly missed: readonly ChainedEvent[];
  readonly appended: readonly ChainedEvent[];
  readonly replies: readonly CommandReply[];
};

type Head = { state: MeetingState; headHash: string; lastAt: number };

/** Locks the meeting's row, decides each job on the state it finds, and saves events and receipts in one transaction. */
export function commitBatch(
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
    await batch.save(tx, start.state, processId);
    if (batch.state.sequence === 0) {
      // The command that would have created the meeting was refused: nothing of it stays.
      await tx.meeting.delete({ where: { id: meetingId } });
    }
    return { ...headOf(batch), missed: start.missed, appended: batch.appended, replies: batch.replies };
  });
}

const headOf = ({ state, headHash, lastAt }: Head): Head => ({ state, headHash, lastAt });

/** The same answer that a stranger gets from a meeting that exists (RIGHTS-2). */
const unknownMeeting: CommandReply = { ok: false, rejection: new Rejected('not_found', 'RIGHTS-2').toRejection() };

/** Makes the meeting's row for a command that may create it. */
async function createWhereAllowed(tx: Tx, meetingId: string, jobs: readonly Job[]): Promise<void> {
  const organisationId = jobs.find(({ createsIn }) => createsIn !== null)?.createsIn;
  if (organisationId) {
    await tx.$executeRaw`INSERT INTO "Meeting" ("id", "organisationId", "headHash") VALUES (${meetingId}, ${organisationId}, ${GENESIS_HASH}) ON CONFLICT DO NOTHING`;
  }
}

class Batch implements Head {
  readonly #meetingId: string;
  readonly #receipts: Map<string, StoredReply>;
  readonly #newReceipts: NewReceipt[] = [];
  readonly #run: FoldRun;
  lastAt: number;
  state: MeetingState;
  headHash: string;
  readonly appended: ChainedEvent[] = [];
  readonly replies: CommandReply[] = [];

  constructor(meetingId: string, start: Head, receipts: Map<string, StoredReply>) {
    this.#meetingId = meetingId;
    this.#receipts = receipts;
    this.state = start.state;
    this.#run = new FoldRun(start.state);
    this.headHash = start.headHash;
    this.lastAt = start.lastAt;
  }

  async decide(job: Job, tx: Tx): Promise<void> {
    const known = this.#receipts.get(job.commandId);
    if (known !== undefined) {
      const same = known.sender === job.sender;
      this.replies.push(
        same ? known.reply : { ok: false, rejection: new Rejected('conflict', 'SYNC-2').toRejection() },
      );
      return;
    }
    try {
      // Server time never runs backwards within a meeting, whatever the clock does.
      this.lastAt = Math.max(this.lastAt, Date.now());
      const now = new Date(this.lastAt).toISOString();
      this.#accept(job, await job.decide({ state: this.state, tx, now }), now);
    } catch (error) {
      if (!(error instanceof Rejected)) {
        throw error;
      }
      this.replies.push({ ok: false, rejection: error.toRejection() });
    }
  }

  #accept(job: Job, decided: Decided, now: string): void {
    for (const { name, data } of decided.events) {
      // What is hashed and folded here is what the database gives back later: JSON without undefined members.
      const plain: unknown = JSON.parse(JSON.stringify(data));
      const event: EventEnvelope = {
        meetingId: this.#meetingId,
        sequence: this.state.sequence + 1,
        name,
        at: now,
        actor: decided.actor,
        data: plain,
      };
      this.headHash = chainHash(this.headHash, event);
      this.appended.push({ ...event, hash: this.headHash });
      this.state = this.#run.step(event);
    }
    const reply = { ok: true as const, sequence: this.state.sequence, result: decided.result };
    this.#newReceipts.push({ commandId: job.commandId, sender: job.sender, reply });
    this.#receipts.set(job.commandId, { sender: job.sender, reply });
    this.replies.push(reply);
  }

  async save(tx: Tx, before: MeetingState, processId: string): Promise<void> {
    if (this.#newReceipts.length > 0) {
      const rows = { receipts: this.#newReceipts, events: this.appended, processId };
      await saveRows(tx, this.#meetingId, rows);
      await saveMeetingCopies(tx, before, this.state);
    }
  }
}
