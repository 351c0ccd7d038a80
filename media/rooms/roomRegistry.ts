import type { MediaPolicy } from '#protocol/mediaPolicy.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { CaptureLink } from '../capture/captureLink.ts';
import type { HeardSpan } from '../speakers/spanBuilder.ts';
import type { WorkerPool } from '../workers/workerPool.ts';
import { Room, type RoomEnd } from './room.ts';

export interface RoomRegistryOptions {
  readonly pool: WorkerPool;
  readonly link: CaptureLink;
  readonly log: Logger;
  /** Asks the server what a meeting allows; throws when it can't be asked now. */
  readonly fetchPolicy: (meetingId: string) => Promise<MediaPolicy>;
  readonly onSpan: (meetingId: string, span: HeardSpan) => void;
  readonly onRoomClose: (room: Room, end: RoomEnd) => void;
}

const EMPTY_MS = 30_000;
const POLICY_RETRY_MS = 1000;

/** All rooms of this process. Two devices that come at once get the same room. */
export class RoomRegistry {
  readonly #options: RoomRegistryOptions;
  readonly #rooms = new Map<string, Promise<Room>>();
  readonly #living = new Map<string, Room>();
  readonly #emptySince = new Map<string, number>();
  readonly #sweep: NodeJS.Timeout;
  #closed = false;

  constructor(options: RoomRegistryOptions) {
    this.#options = options;
    this.#sweep = setInterval(() => this.#closeEmpty(Date.now()), 5000);
  }

  get rooms(): readonly Room[] {
    return [...this.#living.values()];
  }

  /** The meeting's room, made when it isn't there. */
  get(meetingId: string): Promise<Room> {
    const known = this.#rooms.get(meetingId);
    if (known) {
      return known;
    }
    const made = this.#create(meetingId);
    this.#rooms.set(meetingId, made);
    made.catch(() => this.#rooms.delete(meetingId));
    return made;
  }

  /** Takes a policy the server sent; a meeting without a room needs none. */
  async setPolicy(policy: MediaPolicy): Promise<void> {
    await this.#living.get(policy.meetingId)?.setPolicy(policy);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#sweep);
    for (const room of this.rooms) {
      room.close('fault');
    }
  }

  async #create(meetingId: string): Promise<Room> {
    const { pool, link, log, onSpan, onRoomClose } = this.#options;
    const asked = this.#options.fetchPolicy(meetingId);
    // Awaited once the room is there; until then a failure must not be an unhandled one.
    asked.catch(() => undefined);
    const lease = await pool.lease();
    try {
      const room = await Room.create(meetingId, {
        lease,
        link,
        log,
        onSpan,
        onClose: (closed, end) => {
          this.#rooms.delete(meetingId);
          this.#living.delete(meetingId);
          this.#emptySince.delete(meetingId);
          onRoomClose(closed, end);
        },
      });
      this.#living.set(meetingId, room);
      await this.#learnPolicy(room, asked);
      return room;
    } catch (error) {
      lease.release();
      throw error;
    }
  }

  /** Without an answer of the server the room stays cautious, and asks again. */
  async #learnPolicy(room: Room, asked: Promise<MediaPolicy>): Promise<void> {
    try {
      await room.setPolicy(await asked);
    } catch (error) {
      this.#options.log.warn(
        { err: error, meetingId: room.meetingId },
        'the server did not tell what a meeting allows',
      );
      setTimeout(() => {
        if (!this.#closed && this.#living.get(room.meetingId) === room) {
          void this.#learnPolicy(room, this.#options.fetchPolicy(room.meetingId));
        }
      }, POLICY_RETRY_MS);
    }
  }

  #closeEmpty(now: number): void {
    for (const room of this.rooms) {
      if (room.size > 0) {
        this.#emptySince.delete(room.meetingId);
        continue;
      }
      const since = this.#emptySince.get(room.meetingId) ?? now;
      this.#emptySince.set(room.meetingId, since);
      if (now - since >= EMPTY_MS) {
        room.close('empty');
      }
    }
  }
}
