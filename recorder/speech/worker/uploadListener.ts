import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UPLOAD_TRACK } from '#protocol/speechFiles.ts';
import type { Logger } from '#server/logging/logger.ts';
import { AudioError } from '../../audio/audioError.ts';
import { decodeAudio, probeAudio } from '../../audio/decode.ts';
import { samplesOf } from '../../audio/pcm.ts';
import type { ClaimedUpload, UploadClaims } from '../../store/uploadClaims.ts';
import { type HeardWindow, transcribeSound } from '../transcriber.ts';
import { hearCommandId, toHeard } from './heardReport.ts';
import type { ListenerTools } from './trackListener.ts';

export interface UploadTools extends ListenerTools {
  /** Folder of uploaded recordings. */
  readonly uploads: string;
  /** Whether words of a meeting that is going on are waiting. */
  readonly isBusy: () => boolean;
}

interface Job {
  readonly upload: ClaimedUpload;
  doneMs: number;
  durationMs: number | null;
  kept: boolean;
}

const LOOK_EVERY_MS = 2_000;
const RENEW_EVERY_MS = 4_000;

/** Turns uploaded recordings into transcripts, one after the other; goes on where a killed worker stopped. */
export class UploadListener {
  readonly #tools: UploadTools;
  readonly #claims: UploadClaims;
  readonly #log: Logger;
  readonly #stop: AbortSignal;

  constructor(tools: UploadTools, claims: UploadClaims, log: Logger, stop: AbortSignal) {
    this.#tools = tools;
    this.#claims = claims;
    this.#log = log;
    this.#stop = stop;
  }

  async run(): Promise<void> {
    while (!this.#stop.aborted) {
      const upload = await this.#claims.claim().catch(() => null);
      if (upload) {
        await this.#listen(upload);
      } else {
        await this.#pause();
      }
    }
  }

  async #listen(upload: ClaimedUpload): Promise<void> {
    const job: Job = { upload, doneMs: upload.doneMs, durationMs: null, kept: true };
    const renewal = setInterval(() => void this.#renew(job), RENEW_EVERY_MS);
    try {
      job.durationMs = (await probeAudio(path.join(this.#tools.uploads, upload.uploadId))).durationMs;
      const complete = await this.#hearAll(job);
      await this.#claims.finish(upload.uploadId, complete ? 'done' : 'waiting');
    } catch (error) {
      this.#log.warn({ uploadId: upload.uploadId, error: String(error) }, 'a recording could not be listened to');
      await this.#pause();
      const code = error instanceof AudioError ? error.code : null;
      await this.#claims.finish(upload.uploadId, code === null ? 'waiting' : 'failed', code);
    } finally {
      clearInterval(renewal);
    }
  }

  /** False = cancelled or told to stop before the end. */
  async #hearAll(job: Job): Promise<boolean> {
    for await (const doneMs of this.#hear(job.upload)) {
      job.doneMs = doneMs;
      // A meeting that is going on comes first: its words are awaited now.
      while (this.#tools.isBusy() && !this.#stop.aborted) {
        await this.#pause();
      }
      if (!job.kept || this.#stop.aborted) {
        return false;
      }
    }
    await this.#renew({ ...job, durationMs: job.durationMs ?? job.doneMs });
    return true;
  }

  async #renew(job: Job): Promise<void> {
    const { uploadId } = job.upload;
    job.kept = await this.#claims.progress(uploadId, job.doneMs, job.durationMs).catch(() => job.kept);
  }

  async #pause(): Promise<void> {
    await delay(LOOK_EVERY_MS, undefined, { signal: this.#stop }).catch(() => undefined);
  }

  /** Listens from where the worker before stopped and yields how far it is, ms of the file. */
  async *#hear(upload: ClaimedUpload): AsyncGenerator<number> {
    const { meetingId } = upload;
    const trackId = `${UPLOAD_TRACK}${upload.uploadId}`;
    const base = upload.startedAt?.getTime() ?? 0;
    let heardUntil = await this.#tools.heardUntil(meetingId, trackId);
    // The timeline knows of words only, the queue also of silence behind them.
    const fromMs = Math.max(upload.doneMs, heardUntil === null ? 0 : Date.parse(heardUntil) - base);
    const sound = without(decodeAudio(path.join(this.#tools.uploads, upload.uploadId)), samplesOf(fromMs));
    const { prompt, breaksMs } = await this.#tools.hints(meetingId, base);
    const options = { language: this.#tools.language, ...(prompt ? { prompt } : {}) };
    yield fromMs;
    const place = { startMs: base + fromMs, breaksMs: upload.speakers === 'floor' ? breaksMs : [] };
    for await (const heard of transcribeSound(sound, this.#tools, options, place)) {
      const untilAt = new Date(Math.ceil(heard.untilMs)).toISOString();
      if (heard.segments.length > 0) {
        await this.#send(upload, trackId, heardUntil, untilAt, heard);
        heardUntil = untilAt;
      }
      yield heard.untilMs - base;
    }
  }

  async #send(upload: ClaimedUpload, trackId: string, fromAt: string | null, untilAt: string, heard: HeardWindow) {
    const { engine, model } = this.#tools.recogniser;
    const reply = await this.#tools.send({
      commandId: hearCommandId(trackId, fromAt),
      meetingId: upload.meetingId,
      name: 'speech.hear',
      payload: {
        ...{ trackId, participantId: null, source: 'file', origin: 'recording', speakers: upload.speakers },
        ...{ fromAt, untilAt, engine, model },
        segments: heard.segments.map((segment) => toHeard(trackId, segment)),
        fileStartAt: upload.startedAt?.toISOString() ?? null,
      },
    });
    if (!reply.ok || (reply.result as { untilAt: string }).untilAt !== untilAt) {
      // The timeline knows something else than we do: the next try starts from what it knows.
      throw new Error(`speech.hear: ${reply.ok ? 'heard before' : reply.rejection.rule}`);
    }
  }
}

/** Leaves out the first `count` samples. */
async function* without(sound: AsyncIterable<Int16Array>, count: number): AsyncGenerator<Int16Array> {
  let left = count;
  for await (const samples of sound) {
    const skipped = Math.min(left, samples.length);
    left -= skipped;
    if (skipped < samples.length) {
      yield samples.subarray(skipped);
    }
  }
}
