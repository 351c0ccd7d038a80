import { FoldRun } from '#domain/fold.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { CommandReply, EventActor, EventEnvelope } from '#protocol/envelope.ts';
import { type ChainedEvent, chainHash } from './chain.ts';
import type { Tx } from './client.ts';
import type { NewReceipt, StoredReply } from './commitRows.ts';

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
  /** Looks at the newest state; throws `Rejected` to refuse. May be asked twice, and only the last answer counts. */
  readonly decide: (given: { state: MeetingState; tx: Tx; now: string }) => Promise<Decided> | Decided;
};

/** How far a meeting's log goes, and what it adds up to. */
export type Head = {
  readonly state: MeetingState;
  readonly headHash: string;
  /** Time of the last event, ms since the epoch. */
  readonly lastAt: number;
};

/** Commands decided one after another, each on the state that the one before left; nothing is saved here. */
export class Batch implements Head {
  readonly #meetingId: string;
  readonly #receipts: Map<string, StoredReply>;
  readonly newReceipts: NewReceipt[] = [];
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
    this.newReceipts.push({ commandId: job.commandId, sender: job.sender, reply });
    this.#receipts.set(job.commandId, { sender: job.sender, reply });
    this.replies.push(reply);
  }
}
