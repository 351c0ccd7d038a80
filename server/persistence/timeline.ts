import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { CommandReply, EventEnvelope } from '#protocol/envelope.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { Job } from './batch.ts';
import { BatchQueue } from './batchQueue.ts';
import type { ChainedEvent } from './chain.ts';
import { type Database, isReachable } from './client.ts';
import { type CommittedBatch, commitBatch } from './commit.ts';
import { withoutHash } from './eventLog.ts';
import { caughtUp, type LiveMeeting, LiveMeetings } from './live.ts';

export type { Decided, Job } from './batch.ts';

const Notice = z.object({ meetingId: z.string(), sequence: z.int(), processId: z.string() });

/** Called with committed events, in number order per meeting and without gaps; must not throw. */
export type Follower = (meetingId: string, events: readonly EventEnvelope[], state: MeetingState) => void;

/**
 * The log of all meetings: the one place where facts are appended and from which they are followed. Commands of one
 * meeting that arrive together are committed together.
 */
export class Timeline {
  /** Names this process in notifications, so that it doesn't follow itself. */
  readonly processId = randomUUID();
  readonly #db: Database;
  readonly #log: Logger;
  readonly #live = new LiveMeetings();
  readonly #queue: BatchQueue<Job, CommandReply>;
  readonly #followers = new Set<Follower>();

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
    this.#queue = new BatchQueue((meetingId, jobs) => this.#commit(meetingId, jobs));
  }

  /** Appends what the job decides, once per command id; answers after the commit. */
  submit(meetingId: string, job: Job): Promise<CommandReply> {
    return this.#queue.push(meetingId, job);
  }

  /** The whole state of a meeting now, with everything any process has committed. */
  async state(meetingId: string): Promise<MeetingState> {
    return (await this.#refresh(meetingId)).state;
  }

  /** The state last known in this process, without asking the database; undefined when it isn't in memory. */
  known(meetingId: string): MeetingState | undefined {
    return this.#live.peek(meetingId)?.state;
  }

  /** Follows committed events; returns the way to stop. */
  follow(follower: Follower): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /** Another process may have committed (a NOTIFY payload): brings a meeting that is in memory up to date and tells the followers. */
  async notified(payload: string): Promise<void> {
    const { meetingId, sequence, processId } = Notice.parse(JSON.parse(payload));
    const live = this.#live.peek(meetingId);
    if (processId !== this.processId && live !== undefined && live.state.sequence < sequence) {
      await this.#refresh(meetingId);
    }
  }

  /** Keeps meetings in memory that somebody watches in this process, however many there are. */
  keepWhile(isWatched: (meetingId: string) => boolean): void {
    this.#live.keepWhile(isWatched);
  }

  /** Brings every meeting in memory up to date, after notifications may have been missed. */
  async refreshAll(): Promise<void> {
    for (const meetingId of this.#live.ids()) {
      await this.#refresh(meetingId);
    }
  }

  async #refresh(meetingId: string): Promise<LiveMeeting> {
    const live = this.#live.get(meetingId);
    const batch = await caughtUp(this.#db, live);
    this.#advance(live, { ...batch, appended: [] });
    if (live.state.sequence === 0) {
      this.#live.forget(meetingId);
    }
    return live;
  }

  async #commit(meetingId: string, jobs: readonly Job[], again = true): Promise<readonly CommandReply[]> {
    const live = this.#live.get(meetingId);
    try {
      const batch = await commitBatch(this.#db, live, jobs, this.processId);
      this.#advance(live, batch);
      if (live.state.sequence === 0) {
        this.#live.forget(meetingId);
      }
      return batch.replies;
    } catch (error) {
      if (jobs.length > 1) {
        return this.#commitOneByOne(meetingId, jobs);
      }
      if (again) {
        // The line to the database may have broken after the commit, or another process answered the same command
        // meanwhile: the receipt tells. A fault of the verb itself comes again.
        this.#log.warn({ err: error, meetingId }, 'command failed, trying once more');
        return this.#commit(meetingId, jobs, false);
      }
      this.#log.error({ err: error, meetingId }, 'command failed');
      const code = (await isReachable(this.#db)) ? 'internal' : 'unavailable';
      return [{ ok: false, rejection: new Rejected(code).toRejection() }];
    }
  }

  /** One command broke its transaction: the others must not suffer for it. */
  async #commitOneByOne(meetingId: string, jobs: readonly Job[]): Promise<readonly CommandReply[]> {
    const replies: CommandReply[] = [];
    for (const job of jobs) {
      replies.push(...(await this.#commit(meetingId, [job])));
    }
    return replies;
  }

  #advance(live: LiveMeeting, batch: Omit<CommittedBatch, 'replies'>): void {
    // What was committed before this process first looked is history, not news.
    live.published ??= batch.missed.at(-1)?.sequence ?? 0;
    const published = live.published;
    const fresh = [...batch.missed, ...batch.appended].filter(({ sequence }) => sequence > published);
    if (batch.state.sequence > live.state.sequence) {
      live.state = batch.state;
      live.headHash = batch.headHash;
      live.lastAt = batch.lastAt;
    }
    const last = fresh.at(-1);
    if (last !== undefined) {
      live.published = last.sequence;
      this.#publish(live, fresh);
    }
  }

  #publish(live: LiveMeeting, events: readonly ChainedEvent[]): void {
    const envelopes = events.map(withoutHash);
    for (const follower of this.#followers) {
      try {
        follower(live.meetingId, envelopes, live.state);
      } catch (error) {
        this.#log.error({ err: error, meetingId: live.meetingId }, 'a follower of the timeline failed');
      }
    }
  }
}
