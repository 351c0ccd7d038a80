import { RecogniserStatus } from '#protocol/speech.ts';
import type { NewSpeechUpload, SpeechStatus, SpeechUpload, SpeechUploadState } from '#protocol/speechFiles.ts';
import type { Database } from './client.ts';

/** A worker that hasn't reported for so long doesn't count any more. */
const ALIVE_MS = 20_000;

type Row = {
  uploadId: string;
  fileName: string;
  bytes: bigint;
  received: bigint;
  state: string;
  problem: string | null;
  durationMs: number | null;
  doneMs: number;
};

function toUpload(row: Row): SpeechUpload {
  const { uploadId, fileName, bytes, received, state, problem, durationMs, doneMs } = row;
  return {
    ...{ uploadId, fileName, problem, durationMs, doneMs },
    bytes: Number(bytes),
    received: Number(received),
    state: state as SpeechUploadState,
  };
}

/** Whether speech is being written now: the best of the workers that live. */
export async function speechStatus(db: Database, now: number): Promise<SpeechStatus> {
  const workers = await db.speechWorker.findMany({ where: { seenAt: { gt: new Date(now - ALIVE_MS) } } });
  const statuses = workers.map(({ status }) => RecogniserStatus.parse(status));
  const best =
    statuses.find(({ state }) => state === 'ready') ??
    statuses.find(({ state }) => state === 'starting') ??
    statuses[0];
  return {
    status: best ?? { state: 'unavailable', fault: 'workerMissing', detail: '' },
    workers: workers.length,
    lagMs: Math.max(0, ...workers.map(({ lagMs }) => lagMs)),
  };
}

/** Uploaded recordings of meetings, as rows; the bytes lie on disk. */
export class SpeechUploads {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async create(
    given: NewSpeechUpload & { uploadId: string; meetingId: string; uploadedBy: string },
  ): Promise<SpeechUpload> {
    const { startedAt, ...rest } = given;
    const data = { ...rest, startedAt: startedAt === null ? null : new Date(startedAt) };
    return toUpload(await this.#db.speechUpload.create({ data }));
  }

  async list(meetingId: string): Promise<SpeechUpload[]> {
    const rows = await this.#db.speechUpload.findMany({ where: { meetingId }, orderBy: { createdAt: 'asc' } });
    return rows.map(toUpload);
  }

  async find(meetingId: string, uploadId: string): Promise<SpeechUpload | null> {
    const row = await this.#db.speechUpload.findFirst({ where: { meetingId, uploadId } });
    return row ? toUpload(row) : null;
  }

  /** Writes down how much has arrived; the last byte puts the upload in the queue. */
  async received(uploadId: string, received: number, complete: boolean): Promise<SpeechUpload> {
    const data = { received, ...(complete ? { state: 'waiting' } : {}) };
    return toUpload(await this.#db.speechUpload.update({ where: { uploadId }, data }));
  }

  /** Stops an upload in whatever state; a worker that is at it notices. */
  async cancel(uploadId: string): Promise<void> {
    await this.#db.speechUpload.update({ where: { uploadId }, data: { state: 'cancelled' } });
  }
}
