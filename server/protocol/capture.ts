import { z } from 'zod';
import { Instant, isFreeKey, MeetingId, ParticipantId } from './ids.ts';

/**
 * The contract between three processes: the media service (which owns the tracks), the capture recorder (which writes them
 * down) and whoever reads the recording (speech recognition, playback). DESIGN §7: each track by itself, on the server's clock.
 */

export const TrackId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/)
  .refine(isFreeKey, 'reserved');
export const PieceId = TrackId;
const CaptureId = TrackId;

/** SHA-256 in lower-case hexadecimal. */
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a recorded track carries. A room microphone is the hall's sound system, so its participant is a device. */
export const SoundSource = z.enum(['microphone', 'roomMicrophone']);
export type SoundSource = z.infer<typeof SoundSource>;

/**
 * One recorded piece: an Ogg/Opus file of one track, at most a few minutes long.
 *
 * Position of any sample on the meeting's clock = `startedAt` + granule position / 48 ms (the files have no pre-skip).
 * While `sealed` is false the file grows by whole Ogg pages, about five a second; `durationMs` and `bytes` are then the
 * figures at the last write of the piece's metadata and `sha256` is null.
 *
 * On disk, under the recordings folder (`DATA_DIR/recordings`):
 *
 *     <meetingId>/<pieceId>.ogg     Ogg/Opus, one track, appended by whole pages (200 ms), a checksum in each
 *     <meetingId>/<pieceId>.json    this object; replaced by rename, so a reader never sees half of it
 *
 * The metadata is written when the piece opens, every two seconds while it grows, and when it is sealed.
 */
export const Piece = z.strictObject({
  pieceId: PieceId,
  meetingId: MeetingId,
  trackId: TrackId,
  participantId: ParticipantId,
  source: SoundSource,
  /** Server clock at granule position 0. */
  startedAt: Instant,
  durationMs: z.int().nonnegative(),
  /** Relative to the recordings folder, with forward slashes. */
  path: z.string().regex(/^[A-Za-z0-9._:-]{1,64}\/[A-Za-z0-9._:-]{1,64}\.ogg$/),
  bytes: z.int().nonnegative(),
  sha256: Sha256.nullable(),
  sealed: z.boolean(),
  /** Sealed by the next start of the recorder because the one that wrote it was killed. */
  recovered: z.boolean(),
});
export type Piece = z.infer<typeof Piece>;

/** A piece whose file will not change any more. */
export const SealedPiece = Piece.extend({ sealed: z.literal(true), sha256: Sha256 });
export type SealedPiece = z.infer<typeof SealedPiece>;

/** A track that the media service wants written down. `ssrc` names its packets on the recorder's port. */
export const Capture = z.strictObject({
  captureId: CaptureId,
  meetingId: MeetingId,
  trackId: TrackId,
  participantId: ParticipantId,
  source: SoundSource,
  ssrc: z.int().nonnegative(),
});
export type Capture = z.infer<typeof Capture>;

/** Why a stretch of a recording is missing. */
export const GapCause = z.enum(['recorderStopped', 'mediaStopped', 'workerStopped']);
export type GapCause = z.infer<typeof GapCause>;

/** From the media service to the recorder, over one WebSocket. A new connection begins with no captures. */
export const CaptureWish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), capture: Capture }),
  /** `cause` is given when the track broke off although its recording should have gone on. */
  z.strictObject({ kind: z.literal('remove'), captureId: CaptureId, cause: GapCause.nullable() }),
]);
export type CaptureWish = z.infer<typeof CaptureWish>;

/** From the recorder to the media service: where to send packets. Sent once per connection. */
export const CaptureReport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), address: z.string(), port: z.int() }),
]);
export type CaptureReport = z.infer<typeof CaptureReport>;
