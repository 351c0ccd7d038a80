import { setTimeout as pause } from 'node:timers/promises';
import type { SpeechUpload } from '#protocol/speechFiles.ts';
import type { RestartingChild } from '#tests/media/support/child.ts';
import { stage } from '../bench.ts';
import type { Uploads } from './sendFile.ts';

const LOOK_EVERY_MS = 200;

/** A worker's death in the middle of a recording, and its return. */
class Kill {
  #killed: { readonly at: number; readonly doneMs: number } | null = null;
  /** Seconds until the recording went on; null as long as it didn't. */
  backS: number | null = null;

  strike(worker: RestartingChild, { doneMs }: SpeechUpload): void {
    if (this.#killed === null) {
      stage(`killed at ${Math.round(doneMs / 1000)} s of the recording`);
      worker.kill();
      this.#killed = { at: performance.now(), doneMs };
    }
  }

  look({ doneMs, state }: SpeechUpload): void {
    if (this.#killed !== null && (doneMs > this.#killed.doneMs || state === 'done')) {
      this.backS ??= (performance.now() - this.#killed.at) / 1000;
    }
  }
}

/**
 * Follows an uploaded recording to its transcript, and kills the worker once it is past a point.
 * @throws when the recording fails
 */
export async function followWithKill(
  uploads: Uploads,
  uploadId: string,
  worker: RestartingChild,
  isPast: (upload: SpeechUpload) => boolean,
) {
  const beganAt = performance.now();
  const kill = new Kill();
  let [farthestMs, stepBackMs] = [0, 0];
  let upload = await uploads.find(uploadId);
  for (; upload.state !== 'done'; upload = await uploads.find(uploadId)) {
    if (upload.state === 'failed') {
      throw new Error(`the recording failed: ${upload.problem}`);
    }
    stepBackMs = Math.max(stepBackMs, farthestMs - upload.doneMs);
    farthestMs = Math.max(farthestMs, upload.doneMs);
    if (isPast(upload)) {
      kill.strike(worker, upload);
    }
    kill.look(upload);
    await pause(LOOK_EVERY_MS);
  }
  kill.look(upload);
  return { upload, backS: kill.backS ?? Number.NaN, stepBackMs, seconds: (performance.now() - beganAt) / 1000 };
}
