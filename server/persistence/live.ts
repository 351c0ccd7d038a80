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
  /** Time of the last event, ms since the epoch; the next one isn't earlier. */
  lastAt: number;
  /** Undefined until this process has read the log for the first time. */
  published: number | undefined;
};

const CAPACITY = 200;

/** Meetings in memory, the least recently used dropped first unless somebody watches; the log can always bring one back. */
export class LiveMeetings {
  readonly #byId = new Map<string, LiveMeeting>();
  #isWatched: (meetingId: string) => boolean = () => false;

  /** Meetings that must stay. */
  keepWhile(isWatched: (meetingId: string) => boolean): void {
    this.#isWatched = isWatched;
  }

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
      lastAt: 0,
      published: undefined,
    };
    this.#byId.delete(meetingId);
    this.#byId.set(meetingId, live);
    if (this.#byId.size > CAPACITY) {
      this.#dropOldest(meetingId);
    }
    return live;
  }

  /** Lets a meeting go that doesn't exist. */
  forget(meetingId: string): void {
    this.#byId.delete(meetingId);
  }

  /** Numbers of all meetings in memory. */
  ids(): string[] {
    return [...this.#byId.keys()];
  }

  #dropOldest(except: string): void {
    for (const meetingId of this.#byId.keys()) {
      if (meetingId !== except && !this.#isWatched(meetingId)) {
        this.#byId.delete(meetingId);
        return;
      }
    }
  }
}

/** The state and head of a meeting with everything that the database holds; and the events that were missing. */
export async function caughtUp(
  db: Database | Tx,
  live: LiveMeeting,
): Promise<{ state: MeetingState; headHash: string; lastAt: number; missed: ChainedEvent[] }> {
  const { state, headHash, lastAt } = live;
  const missed = await eventsAfter(db, live.meetingId, state.sequence);
  const last = missed.at(-1);
  return {
    state: foldAll(state, missed),
    headHash: last?.hash ?? headHash,
    lastAt: last === undefined ? lastAt : Date.parse(last.at),
    missed,
  };
}
