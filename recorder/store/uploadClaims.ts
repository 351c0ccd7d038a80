import type { RecorderDatabase } from './database.ts';
import { LEASE_SECONDS } from './speechClaims.ts';

/** An uploaded recording that this worker has taken. */
export interface ClaimedUpload {
  readonly uploadId: string;
  readonly meetingId: string;
  readonly startedAt: Date | null;
  readonly speakers: 'floor' | 'open';
  /** Everything before this was silent or is in the timeline, ms of the file. */
  readonly doneMs: number;
}

/** The queue of uploaded recordings: rows taken with `FOR UPDATE SKIP LOCKED`, kept by a lease. */
export class UploadClaims {
  readonly #db: RecorderDatabase;
  readonly #workerId: string;

  constructor(db: RecorderDatabase, workerId: string) {
    this.#db = db;
    this.#workerId = workerId;
  }

  /** The oldest recording that waits, or whose worker is gone; null when there is none. */
  async claim(): Promise<ClaimedUpload | null> {
    const rows = await this.#db.$queryRaw<ClaimedUpload[]>`
      UPDATE "SpeechUpload" SET "state" = 'working', "owner" = ${this.#workerId},
        "leaseUntil" = (now() AT TIME ZONE 'UTC') + make_interval(secs => ${LEASE_SECONDS})
      WHERE "uploadId" = (
        SELECT "uploadId" FROM "SpeechUpload"
        WHERE "state" = 'waiting' OR ("state" = 'working' AND "leaseUntil" < (now() AT TIME ZONE 'UTC'))
        ORDER BY "createdAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING "uploadId", "meetingId", "startedAt", "speakers", "doneMs"`;
    return rows[0] ?? null;
  }

  /** Keeps the claim and tells how far it is. False = cancelled, or another worker has it. */
  async progress(uploadId: string, doneMs: number, durationMs: number | null): Promise<boolean> {
    const changed = await this.#db.$executeRaw`
      UPDATE "SpeechUpload" SET "doneMs" = ${Math.round(doneMs)}, "durationMs" = ${durationMs},
        "leaseUntil" = (now() AT TIME ZONE 'UTC') + make_interval(secs => ${LEASE_SECONDS})
      WHERE "uploadId" = ${uploadId} AND "state" = 'working' AND "owner" = ${this.#workerId}`;
    return changed === 1;
  }

  /** Ends the claim: done, failed for good, or back to the queue. */
  async finish(uploadId: string, state: 'done' | 'failed' | 'waiting', problem: string | null = null): Promise<void> {
    await this.#db.$executeRaw`
      UPDATE "SpeechUpload" SET "state" = ${state}, "problem" = ${problem}, "leaseUntil" = NULL
      WHERE "uploadId" = ${uploadId} AND "state" = 'working' AND "owner" = ${this.#workerId}`;
  }
}
