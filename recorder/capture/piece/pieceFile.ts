import { createHash, type Hash, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Capture, Piece, SealedPiece } from '#protocol/capture.ts';
import { syncData } from './syncData.ts';

/** Whose sound a piece holds. */
export type PieceOwner = Pick<Capture, 'meetingId' | 'trackId' | 'participantId' | 'source'>;

/** Where a piece's metadata stands, given where its sound stands. */
export function metadataPath(soundPath: string): string {
  return soundPath.replace(/\.ogg$/, '.json');
}

/** Replaces the metadata of a piece at once: a reader sees the old or the new, never a part. */
export async function writeMetadata(root: string, piece: Piece): Promise<void> {
  const target = path.join(root, metadataPath(piece.path));
  const draft = `${target}.${randomUUID()}.tmp`;
  await writeFile(draft, JSON.stringify(piece));
  await rename(draft, target);
}

/** One piece while it is being written. */
export class PieceFile {
  readonly #root: string;
  readonly #descriptor: number;
  readonly #hash: Hash = createHash('sha256');
  #piece: Piece;
  #checkpoint: Promise<void> = Promise.resolve();
  #sealing: Promise<SealedPiece | null> | null = null;

  private constructor(root: string, piece: Piece) {
    const file = path.join(root, piece.path);
    mkdirSync(path.dirname(file), { recursive: true });
    this.#root = root;
    this.#piece = piece;
    this.#descriptor = openSync(file, 'ax');
    const metadata = metadataPath(file);
    writeFileSync(`${metadata}.tmp`, JSON.stringify(piece));
    renameSync(`${metadata}.tmp`, metadata);
  }

  /**
   * Begins a piece.
   *
   * @param root the recordings folder
   * @param beganAt server clock (ms) of its first sample
   */
  static open(root: string, owner: PieceOwner, beganAt: number): PieceFile {
    const pieceId = randomUUID();
    return new PieceFile(root, {
      ...owner,
      pieceId,
      startedAt: new Date(beganAt).toISOString(),
      durationMs: 0,
      path: `${owner.meetingId}/${pieceId}.ogg`,
      bytes: 0,
      sha256: null,
      sealed: false,
      recovered: false,
    });
  }

  get piece(): Piece {
    return this.#piece;
  }

  /** Adds one whole Ogg page; `durationMs` is the piece's length with it. */
  append(page: Buffer, durationMs: number): void {
    writeSync(this.#descriptor, page);
    this.#hash.update(page);
    this.#piece = { ...this.#piece, durationMs, bytes: this.#piece.bytes + page.length };
  }

  /** Makes what was appended safe from a power cut and brings the metadata up to date. */
  async checkpoint(): Promise<void> {
    if (this.#sealing) {
      return;
    }
    this.#checkpoint = this.#checkpoint.then(() => this.#save(this.#piece));
    await this.#checkpoint;
  }

  /** Ends the piece. One without any sound is removed and null is returned. Repeated calls get the same answer. */
  seal(): Promise<SealedPiece | null> {
    this.#sealing ??= this.#seal();
    return this.#sealing;
  }

  async #seal(): Promise<SealedPiece | null> {
    await this.#checkpoint;
    if (this.#piece.durationMs === 0) {
      closeSync(this.#descriptor);
      await this.#remove();
      return null;
    }
    const sealed: SealedPiece = { ...this.#piece, sealed: true, sha256: this.#hash.digest('hex') };
    await this.#save(sealed);
    closeSync(this.#descriptor);
    return sealed;
  }

  async #save(piece: Piece): Promise<void> {
    await syncData(this.#descriptor);
    await writeMetadata(this.#root, piece);
  }

  async #remove(): Promise<void> {
    const file = path.join(this.#root, this.#piece.path);
    await rm(metadataPath(file), { force: true });
    await rm(file, { force: true });
  }
}
