import type { RecogniserStatus } from '#protocol/speech.ts';
import type { RecorderDatabase } from './database.ts';

/** How long a worker keeps what it claimed without a sign of life. After a `kill -9` others take over then. */
export const LEASE_SECONDS = 12;
/** A worker that hasn't reported for so long doesn't count any more. */
const ALIVE_SECONDS = 15;

export interface WorkerReport {
  readonly workerId: string;
  readonly engine: string;
  readonly model: string;
  readonly status: RecogniserStatus;
  readonly lagMs: number;
}

/** Shares out tracks among workers: a claim is a lease in the database, taken in one statement. */
export class SpeechClaims {
  readonly #db: RecorderDatabase;
  readonly #workerId: string;

  constructor(db: RecorderDatabase, workerId: string) {
    this.#db = db;
    this.#workerId = workerId;
  }

  /**
   * Claims a track when nobody holds it and there is sound after what was settled.
   * @returns where listening stopped (null = at the beginning), or undefined when there is nothing to claim
   */
  async claim(trackId: string, meetingId: string, soundUntilAt: string): Promise<string | null | undefined> {
    const rows = await this.#db.$queryRaw<{ settledAt: Date | null }[]>`
      INSERT INTO "SpeechTrack" ("trackId", "meetingId", "owner", "leaseUntil")
      VALUES (${trackId}, ${meetingId}, ${this.#workerId}, (now() AT TIME ZONE 'UTC') + make_interval(secs => ${LEASE_SECONDS}))
      ON CONFLICT ("trackId") DO UPDATE SET "owner" = EXCLUDED."owner", "leaseUntil" = EXCLUDED."leaseUntil"
      WHERE "SpeechTrack"."leaseUntil" < (now() AT TIME ZONE 'UTC')
        AND ("SpeechTrack"."settledAt" IS NULL OR "SpeechTrack"."settledAt" < ${soundUntilAt}::timestamptz AT TIME ZONE 'UTC')
      RETURNING "settledAt"`;
    const [row] = rows;
    return row === undefined ? undefined : (row.settledAt?.toISOString() ?? null);
  }

  /** Keeps a claim and writes down how far the track is settled. False = another worker has taken it over. */
  async renew(trackId: string, settledAt: string | null): Promise<boolean> {
    const changed = await this.#db.$executeRaw`
      UPDATE "SpeechTrack" SET "leaseUntil" = (now() AT TIME ZONE 'UTC') + make_interval(secs => ${LEASE_SECONDS}),
        "settledAt" = COALESCE(${settledAt}::timestamptz AT TIME ZONE 'UTC', "settledAt")
      WHERE "trackId" = ${trackId} AND "owner" = ${this.#workerId}`;
    return changed === 1;
  }

  /** Gives a track back; others may claim it at once. */
  async release(trackId: string, settledAt: string | null): Promise<void> {
    await this.#db.$executeRaw`
      UPDATE "SpeechTrack" SET "leaseUntil" = (now() AT TIME ZONE 'UTC') - interval '1 second',
        "settledAt" = COALESCE(${settledAt}::timestamptz AT TIME ZONE 'UTC', "settledAt")
      WHERE "trackId" = ${trackId} AND "owner" = ${this.#workerId}`;
  }

  /** A sign of life, and how many workers live now (this one included). */
  async report(report: Omit<WorkerReport, 'workerId'>): Promise<number> {
    const row = { ...report, status: report.status as object, seenAt: new Date() };
    await this.#db.speechWorker.upsert({
      where: { workerId: this.#workerId },
      create: { workerId: this.#workerId, ...row },
      update: row,
    });
    const since = new Date(Date.now() - ALIVE_SECONDS * 1000);
    return this.#db.speechWorker.count({ where: { seenAt: { gt: since } } });
  }

  /** Takes this worker's sign of life away at an orderly end. */
  async leave(): Promise<void> {
    await this.#db.speechWorker.deleteMany({ where: { workerId: this.#workerId } });
  }
}
