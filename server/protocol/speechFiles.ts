import { z } from 'zod';
import { Instant } from './ids.ts';
import { RecogniserStatus } from './speech.ts';

/** Track of an uploaded file: `upload:` + its id. */
export const UPLOAD_TRACK = 'upload:';

/** A recording of several hours, uncompressed, is smaller than this. */
export const LARGEST_RECORDING = 4 * 1024 ** 3;
/** Bytes a client sends at once; after a break it goes on with the next missing one. */
export const UPLOAD_SLICE = 8 * 1024 ** 2;

export const SpeechUploadState = z.enum(['receiving', 'waiting', 'working', 'done', 'failed', 'cancelled']);
export type SpeechUploadState = z.infer<typeof SpeechUploadState>;

/** What begins the upload of a recording (wav, mp3, m4a, ogg, mp4 …). */
export const NewSpeechUpload = z.strictObject({
  fileName: z.string().min(1).max(255),
  bytes: z.int().min(1).max(LARGEST_RECORDING),
  /** When the recording began, if anybody knows; then speakers can be taken from the floor's clock. */
  startedAt: Instant.nullable(),
  speakers: z.enum(['floor', 'open']),
});
export type NewSpeechUpload = z.infer<typeof NewSpeechUpload>;

/** An uploaded recording on its way to a transcript. `received` of `bytes` are there; `doneMs` of `durationMs` are heard. */
export const SpeechUpload = z.strictObject({
  uploadId: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  received: z.int(),
  state: SpeechUploadState,
  /** Code of what went wrong (`notAudio`, `decoderMissing`, `decoderFailed`), for translation. */
  problem: z.string().nullable(),
  durationMs: z.int().nullable(),
  doneMs: z.int(),
});
export type SpeechUpload = z.infer<typeof SpeechUpload>;

/** Answer of `GET /api/meetings/:meetingId/speech/status`. */
export const SpeechStatus = z.strictObject({
  status: RecogniserStatus,
  /** How many workers live. */
  workers: z.int(),
  /** How far behind the oldest unheard sound is, ms. */
  lagMs: z.int(),
});
export type SpeechStatus = z.infer<typeof SpeechStatus>;
