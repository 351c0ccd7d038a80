import { randomInt } from 'node:crypto';
import type { SealedPiece } from '#protocol/capture.ts';
import { SAMPLES_PER_MS } from '../ogg/opus.ts';
import { OpusWriter } from '../ogg/opusWriter.ts';
import type { SoundSink } from '../timeline/trackTimeline.ts';
import { PieceFile, type PieceOwner } from './pieceFile.ts';

/** A piece is ended at this length and the next one begins without a hole: hashes reach the timeline while people talk. */
const PIECE_MS = 5 * 60_000;

interface OpenPiece {
  readonly file: PieceFile;
  readonly writer: OpusWriter;
}

/** Writes one unbroken stretch of a track as consecutive pieces. */
export class PieceSink implements SoundSink {
  readonly #root: string;
  readonly #owner: PieceOwner;
  readonly #onEnd: (sealed: Promise<SealedPiece | null>) => void;
  readonly #pieceSamples: number;
  #beganAt: number;
  #open: OpenPiece;

  /**
   * @param beganAt server clock (ms) of the first sample
   * @param onEnd told of every piece that ends, with the promise of its seal
   */
  constructor(
    root: string,
    owner: PieceOwner,
    beganAt: number,
    onEnd: (sealed: Promise<SealedPiece | null>) => void,
    pieceMs = PIECE_MS,
  ) {
    this.#root = root;
    this.#owner = owner;
    this.#beganAt = beganAt;
    this.#onEnd = onEnd;
    this.#pieceSamples = pieceMs * SAMPLES_PER_MS;
    this.#open = this.#openPiece();
  }

  packet(data: Buffer): number {
    if (this.#open.writer.samples >= this.#pieceSamples) {
      this.#rotate();
    }
    return this.#open.writer.packet(data);
  }

  silence(samples: number): number {
    return this.#open.writer.silence(samples);
  }

  checkpoint(): Promise<void> {
    return this.#open.file.checkpoint();
  }

  /** Ends the stretch; nothing may be written after it. */
  close(): void {
    this.#open.writer.close();
    this.#onEnd(this.#open.file.seal());
  }

  #rotate(): void {
    const { samples } = this.#open.writer;
    this.close();
    this.#beganAt += samples / SAMPLES_PER_MS;
    this.#open = this.#openPiece();
  }

  #openPiece(): OpenPiece {
    const file = PieceFile.open(this.#root, this.#owner, this.#beganAt);
    const append = (page: Buffer, samples: number) => file.append(page, Math.round(samples / SAMPLES_PER_MS));
    const writer = new OpusWriter(append, {
      serial: randomInt(2 ** 32),
      tags: { PIECE: file.piece.pieceId, TRACK: this.#owner.trackId, STARTED_AT: file.piece.startedAt },
    });
    return { file, writer };
  }
}
