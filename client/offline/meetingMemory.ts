import type { MeetingState } from '#domain/state.ts';
import { openOwn } from './device.ts';
import { dropMeeting, keptLists, readRecord, writeRecord } from './ownCache.ts';
import { stateAt } from './places.ts';

/** The last known state of a meeting, as the server gave it to this person. */
export type KeptState = {
  readonly me: string | null;
  readonly state: MeetingState;
  /** When the server was last heard, in milliseconds since 1970. */
  readonly seenAtMs: number;
};

type Stored = KeptState & { readonly build: string; readonly title: string };

/** A state is read by the build that wrote it alone: another may fold it differently. */
const build = (): string => document.querySelector('script[type=module][src]')?.getAttribute('src') ?? '';

const SAVE_AFTER_MS = 1_500;

/** Keeps the last state of a meeting for the time without a line. One per open meeting; closed with it. */
export class MeetingMemory {
  readonly #meetingId: string;
  #latest: KeptState | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(meetingId: string) {
    this.#meetingId = meetingId;
  }

  /** What this device knows of the meeting; null when it knows nothing. Never rejects. */
  async load(): Promise<KeptState | null> {
    const own = await openOwn();
    const stored = own === null ? null : await readRecord<Stored>(own, stateAt(this.#meetingId)).catch(() => null);
    return stored?.build === build() ? stored : null;
  }

  /** Keeps a state soon; of several in a row the last. */
  save(me: string | null, state: MeetingState): void {
    this.#latest = { me, state, seenAtMs: Date.now() };
    this.#timer ??= setTimeout(() => void this.#write(), SAVE_AFTER_MS);
  }

  /** The person has no place in the meeting any more: everything of it goes. */
  async forget(): Promise<void> {
    this.#stop();
    const own = await openOwn();
    if (own !== null) {
      await dropMeeting(own, this.#meetingId).catch(() => undefined);
    }
  }

  /** Writes what is waiting, and ends. */
  close(): void {
    if (this.#latest !== null) {
      void this.#write();
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#latest = null;
  }

  async #write(): Promise<void> {
    const latest = this.#latest;
    this.#stop();
    const own = await openOwn();
    if (own !== null && latest !== null) {
      const title = latest.state.shared.meeting.details?.title ?? '';
      // A full disk costs the last state, nothing else.
      await writeRecord(own, stateAt(this.#meetingId), { ...latest, title, build: build() }).catch(() => undefined);
    }
  }
}

/** Meetings that can be opened on this device without a line, the last one first. */
export async function keptMeetings(): Promise<{ meetingId: string; title: string }[]> {
  const own = await openOwn();
  if (own === null) {
    return [];
  }
  const lists = [...(await keptLists(own))].toSorted(([, one], [, other]) => other.seenAtMs - one.seenAtMs);
  const states = await Promise.all(
    lists.map(async ([meetingId]) => ({ meetingId, stored: await readRecord<Stored>(own, stateAt(meetingId)) })),
  );
  return states.flatMap(({ meetingId, stored }) =>
    stored === null || stored.build !== build() ? [] : [{ meetingId, title: stored.title }],
  );
}
