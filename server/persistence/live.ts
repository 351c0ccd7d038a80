import { foldAll } from '#domain/fold.ts';
import { initialState, type MeetingState } from '#domain/state.ts';
import { type ChainedEvent, GENESIS_HASH } from './chain.ts';
import type { Database, Tx } from './client.ts';
import { eventsAfter } from './eventLog.ts';

/** One meeting held in memory: the fold of its log so far, and the number up to which followers were told. */
export type LiveMeeting = {
  readonly meetingId: string;
  state: MeetingState;
  headHash: string;
  published: number;
};

const CAPACITY = 200;

/** Meetings in memory, the least recently used dropped first; the log can always bring one back. */
export class LiveMeetings {
  readonly #byId = new Map<string, LiveMeeting>();

  /** The meeting if it is in memory. */
  peek(meetingId: string): LiveMeeting | undefined {
    return this.#byId.get(meetingId);
  }

  /** The meeting, empty when it wasn't in memory. */
  get(meetingId: string): LiveMeeting {
    const live = this.#byId.get(meetingId) ?? {
      meetingId,
      state: initialState(meetingId),
      headHash: GENESIS_HASH,
      published: 0,
    };
    this.#byId.delete(meetingId);
    this.#byId.set(meetingId, live);
    if (this.#byId.size > CAPACITY) {
      const oldest = this.#byId.keys().next().value;
      if (oldest !== undefined) {
        this.#byId.delete(oldest);
      }
    }
    return live;
  }

  /** Numbers of all meetings in memory. */
  ids(): string[] {
    return [...this.#byId.keys()];
  }
}

/** The state and head of a meeting with everything that the database holds; and the events that were missing. */
export async function caughtUp(
  db: Database | Tx,
  live: LiveMeeting,
): Promise<{ state: MeetingState; headHash: string; missed: ChainedEvent[] }> {
  const missed = await eventsAfter(db, live.meetingId, live.state.sequence);
  return { state: foldAll(live.state, missed), headHash: missed.at(-1)?.hash ?? live.headHash, missed };
}
