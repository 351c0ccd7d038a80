import path from 'node:path';
import type { Piece } from '#protocol/capture.ts';
import { msOf, samplesOf } from '../../audio/pcm.ts';
import { PieceDecoder } from './pieceDecoder.ts';
import { endOf } from './pieceIndex.ts';

/** Pieces of a track that follow each other this closely are one sound. */
const JOINED_MS = 400;

/** New sound of a track, placed on the meeting's clock. */
export interface TrackChunk {
  /** Moment of the first sample, ms of the epoch. */
  readonly startMs: number;
  readonly samples: Int16Array;
  /** Nothing joins on to this sound: it is the end of the track, or a pause in its recording. */
  readonly ends: boolean;
}

/** Reads a track's pieces one after the other from a given moment on, also while the last of them grows. */
export class TrackSound {
  readonly #root: string;
  #positionMs: number;
  #open: { readonly piece: Piece; readonly decoder: PieceDecoder } | null = null;
  #decodedMs = 0;

  /** @param fromMs everything before this moment (ms of the epoch) is left out */
  constructor(root: string, fromMs: number) {
    this.#root = root;
    this.#positionMs = fromMs;
  }

  /** Up to where the sound has been read, ms of the epoch. */
  get positionMs(): number {
    return this.#positionMs;
  }

  /** What is new; null when there is nothing now. */
  async next(pieces: readonly Piece[]): Promise<TrackChunk | null> {
    const piece = this.#current(pieces);
    if (!piece) {
      return null;
    }
    if (this.#open?.piece.pieceId !== piece.pieceId) {
      await this.close();
      this.#open = { piece, decoder: new PieceDecoder(path.join(this.#root, piece.path)) };
      this.#decodedMs = 0;
    }
    const decoded = await this.#open.decoder.read(piece.sealed);
    const startMs = Date.parse(piece.startedAt) + this.#decodedMs;
    this.#decodedMs += msOf(decoded.length);
    const skipped = Math.min(decoded.length, Math.max(0, samplesOf(this.#positionMs - startMs)));
    const samples = decoded.subarray(skipped);
    this.#positionMs = Math.max(this.#positionMs, startMs + msOf(decoded.length));
    if (piece.sealed) {
      await this.close();
      this.#positionMs = Math.max(this.#positionMs, endOf(piece));
    }
    return { startMs: startMs + msOf(skipped), samples, ends: piece.sealed && !isContinued(piece, pieces) };
  }

  async close(): Promise<void> {
    await this.#open?.decoder.close();
    this.#open = null;
  }

  /** The first piece with sound after the position; the open one until it is sealed and read. */
  #current(pieces: readonly Piece[]): Piece | undefined {
    const open = this.#open?.piece.pieceId;
    return (
      pieces.find((piece) => piece.pieceId === open) ??
      pieces.find((piece) => !piece.sealed || endOf(piece) > this.#positionMs + 1)
    );
  }
}

function isContinued(piece: Piece, pieces: readonly Piece[]): boolean {
  return pieces.some((other) => {
    const gap = Date.parse(other.startedAt) - endOf(piece);
    return other.pieceId !== piece.pieceId && Math.abs(gap) <= JOINED_MS;
  });
}
