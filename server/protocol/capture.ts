import { z } from 'zod';

/**
 * The contract between three processes: the media service (which owns the tracks), the capture recorder (which writes them
 * down) and whoever reads the recording (speech recognition, playback). DESIGN §7: each track by itself, on the server's clock.
 */

const idText = z.string().min(1).max(64);
const instant = z.iso.datetime({ offset: true });

/** What a recorded track carries. A room microphone is the hall's sound system, so its participant is a device. */
export const soundSources = ['microphone', 'roomMicrophone', 'screenAudio'] as const;
export const soundSourceSchema = z.enum(soundSources);
export type SoundSource = z.infer<typeof soundSourceSchema>;

/**
 * One recorded piece: an Ogg/Opus file of one track, at most a few minutes long.
 *
 * Position of any sample on the meeting's clock = `startedAt` + granule position / 48 ms (the files have no pre-skip).
 * While `sealed` is false the file grows by whole Ogg pages, about five a second; `durationMs` and `bytes` are then the
 * figures at the last write of the piece's metadata and `sha256` is null.
 */
export const pieceSchema = z.object({
  pieceId: idText,
  meetingId: idText,
  trackId: idText,
  participantId: idText,
  source: soundSourceSchema,
  /** Server clock at granule position 0. */
  startedAt: instant,
  durationMs: z.number().int().nonnegative(),
  /** Relative to the recordings folder, with forward slashes. */
  path: z.string().min(1).max(300),
  bytes: z.number().int().nonnegative(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  sealed: z.boolean(),
  /** Sealed by the next start of the recorder because the one that wrote it was killed. */
  recovered: z.boolean(),
});
export type Piece = z.infer<typeof pieceSchema>;

/** A piece whose file will not change any more. */
export const sealedPieceSchema = pieceSchema.extend({
  sealed: z.literal(true),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type SealedPiece = z.infer<typeof sealedPieceSchema>;

/** A track that the media service wants written down. `ssrc` and `payloadType` name its packets on the recorder's port. */
export const captureSchema = z.object({
  captureId: idText,
  meetingId: idText,
  trackId: idText,
  participantId: idText,
  source: soundSourceSchema,
  ssrc: z.number().int().nonnegative(),
  payloadType: z.number().int().min(0).max(127),
});
export type Capture = z.infer<typeof captureSchema>;

/** From the media service to the recorder, over one WebSocket. The whole wish is sent again after every reconnect. */
export const captureWishSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all'), captures: z.array(captureSchema).max(4000) }),
  z.object({ kind: z.literal('add'), capture: captureSchema }),
  z.object({ kind: z.literal('remove'), captureId: idText }),
]);
export type CaptureWish = z.infer<typeof captureWishSchema>;

/** From the recorder to the media service: where to send packets, and that a capture is ready for them. */
export const captureReportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), address: z.string(), port: z.number().int() }),
  z.object({ kind: z.literal('capturing'), captureId: idText }),
]);
export type CaptureReport = z.infer<typeof captureReportSchema>;
