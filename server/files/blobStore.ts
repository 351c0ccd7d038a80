import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ByteRange } from '#domain/byteRange.ts';

/** A stored file: its SHA-256 in hex is its name, so the same content is stored once. */
export type StoredBlob = { readonly hash: string; readonly bytes: number };

/** A received file that isn't stored yet: it is judged at its path, then kept or dropped. One that is neither goes at the next start. */
export type StagedBlob = StoredBlob & {
  readonly path: string;
  readonly keep: () => Promise<void>;
  readonly drop: () => Promise<void>;
};

/** Where files live. Papers, pictures and recordings go through this one interface. */
export type BlobStore = {
  /** Stores a stream; fails with `too_large` past `maxBytes`, leaving nothing behind. */
  put(source: Readable, maxBytes: number): Promise<StoredBlob>;
  /** Receives a stream without storing it; fails with `too_large` past `maxBytes`, leaving nothing behind. */
  stage(source: Readable, maxBytes: number): Promise<StagedBlob>;
  /** Opens a stored file or a part of it; throws when there is none. */
  read(hash: string, range?: ByteRange): Readable;
  /** Size in bytes, or null when it isn't stored. */
  size(hash: string): Promise<number | null>;
  /** A path on this machine's disk for tools that need one; the caller doesn't change the file. */
  localPath(hash: string): Promise<string>;
};

/** More bytes came than allowed. */
export class TooLargeError extends Error {}

const HASH = /^[0-9a-f]{64}$/;

/** Files on this machine's disk, named by hash, in 256 × 256 folders. */
export class DiskBlobStore implements BlobStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Makes the folders and clears uploads that a crash cut off. */
  async prepare(): Promise<void> {
    await mkdir(this.#incoming(), { recursive: true });
    for (const name of await readdir(this.#incoming())) {
      await rm(path.join(this.#incoming(), name), { force: true });
    }
  }

  async put(source: Readable, maxBytes: number): Promise<StoredBlob> {
    const { hash, bytes, keep } = await this.stage(source, maxBytes);
    await keep();
    return { hash, bytes };
  }

  async stage(source: Readable, maxBytes: number): Promise<StagedBlob> {
    const temporary = path.join(this.#incoming(), randomUUID());
    const hash = createHash('sha256');
    let bytes = 0;
    const measured = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        bytes += chunk.length;
        hash.update(chunk);
        next(bytes > maxBytes ? new TooLargeError() : null, chunk);
      },
    });
    try {
      await pipeline(source, measured, createWriteStream(temporary));
      const name = hash.digest('hex');
      const drop = (): Promise<void> => rm(temporary, { force: true });
      return { hash: name, bytes, path: temporary, keep: () => this.#keep(temporary, name), drop };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async #keep(temporary: string, name: string): Promise<void> {
    const folder = path.dirname(this.#path(name));
    await syncFile(temporary);
    await mkdir(folder, { recursive: true });
    await rename(temporary, this.#path(name));
    await syncFile(folder);
    await syncFile(path.dirname(folder));
  }

  read(hash: string, range?: ByteRange): Readable {
    return createReadStream(this.#path(hash), range);
  }

  async size(hash: string): Promise<number | null> {
    try {
      return (await stat(this.#path(hash))).size;
    } catch {
      return null;
    }
  }

  localPath(hash: string): Promise<string> {
    return Promise.resolve(this.#path(hash));
  }

  #incoming(): string {
    return path.join(this.#root, 'incoming');
  }

  #path(hash: string): string {
    if (!HASH.test(hash)) {
      throw new Error('not the name of a stored file');
    }
    return path.join(this.#root, hash.slice(0, 2), hash.slice(2, 4), hash);
  }
}

/** A file counts as stored only when the disk has it and its folder names it: an acknowledged upload survives a power cut. */
async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
