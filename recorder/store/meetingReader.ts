import { foldAll } from '#domain/fold.ts';
import { initialState, type MeetingState } from '#domain/state.ts';
import type { EventActor } from '#protocol/envelope.ts';
import type { RecorderDatabase } from './database.ts';

/** Reads meetings from the log as everybody else does: by the fold. Keeps the last state of each and adds what is new. */
export class MeetingReader {
  readonly #db: RecorderDatabase;
  readonly #states = new Map<string, MeetingState>();

  constructor(db: RecorderDatabase) {
    this.#db = db;
  }

  /** The state of a meeting now. */
  async state(meetingId: string): Promise<MeetingState> {
    const known = this.#states.get(meetingId) ?? initialState(meetingId);
    const rows = await this.#db.meetingEvent.findMany({
      where: { meetingId, sequence: { gt: known.sequence } },
      orderBy: { sequence: 'asc' },
    });
    const events = rows.map((row) => ({
      meetingId,
      sequence: row.sequence,
      name: row.name,
      at: row.at.toISOString(),
      actor: { kind: row.actorKind, id: row.actorId } as EventActor,
      data: row.data,
    }));
    const state = foldAll(known, events);
    this.#states.set(meetingId, state);
    return state;
  }

  /** Frees the memory of a meeting that nobody listens to any more. */
  forget(meetingId: string): void {
    this.#states.delete(meetingId);
  }
}
