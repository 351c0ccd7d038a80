/**
 * The recorded pieces as their readers (speech recognition, playback, export) see them.
 *
 * On disk, under the recordings folder (`RECORDINGS_DIR`, by default `data/recordings`):
 *
 *     <meetingId>/<pieceId>.ogg     Ogg/Opus, one track, appended by whole pages (200 ms), CRC per page
 *     <meetingId>/<pieceId>.json    the `Piece` below; replaced by rename, so a reader never sees half of it
 *
 * The metadata is written when the piece opens (`sealed: false`), every two seconds while it grows, and when it is sealed
 * (`sealed: true`, with its SHA-256). A live piece is read by asking for the bytes after the last page one has seen:
 * `readPieceTail` in `pieceReader.ts` returns whole packets only. `watchPieces` there tells of every change of metadata.
 * A sealed piece is also in the meeting's timeline as `recording.pieceStored`.
 */
export type { Piece, SealedPiece, SoundSource } from '#protocol/capture.ts';

/** Opus packets read from a piece, and where to go on reading. */
export interface PieceTail {
  readonly packets: readonly PiecePacket[];
  /** Byte offset after the last whole page; pass it to the next call. */
  readonly nextOffset: number;
  /** Granule position (48 kHz samples since `startedAt`) after the last packet. */
  readonly nextGranule: number;
}

/** One Opus packet at its place on the piece's own clock. */
export interface PiecePacket {
  /** 48 kHz samples since the piece's `startedAt`. */
  readonly granule: number;
  /** Length in 48 kHz samples. */
  readonly samples: number;
  readonly data: Buffer;
}
