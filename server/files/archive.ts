import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { type Bytes, type Entry, entriesOf, UnsoundArchive } from './archiveEntries.ts';

/** What an archive may come to when it is unpacked. */
export type ArchiveLimits = {
  readonly entries: number;
  /** Bytes of all entries together, really inflated: what the archive says of itself isn't believed. */
  readonly bytes: number;
};

const MiB = 1024 * 1024;
/** Office files to be converted: their pictures are packed already. */
export const PAPER_ARCHIVE: ArchiveLimits = { entries: 5_000, bytes: 400 * MiB };
/** Workbooks and transcripts, which are read in memory. */
export const TEXT_ARCHIVE: ArchiveLimits = { entries: 1_000, bytes: 128 * MiB };

/** Text packs about 30:1, drawings up to 100:1; DEFLATE can reach 1032:1, and only bombs do. */
const MOST_RATIO = 200;
/** Below this size nobody is hurt, whatever the ratio. */
const RATIO_COUNTS_FROM = 4 * MiB;
const CHUNK = 256 * 1024;
const STORED = 0;
const DEFLATED = 8;

/**
 * A document type declaration, in the encodings that an XML part may have. Office files must not hold one (ECMA-376 part 2, §10),
 * and without one there are no entities that could unfold or lead to other files.
 */
const DECLARATION = '<!DOCTYPE';
const DECLARATIONS = [
  Buffer.from(DECLARATION),
  Buffer.from(DECLARATION, 'utf16le'),
  Buffer.from(DECLARATION, 'utf16le').swap16(),
];
const OVERLAP = DECLARATION.length * 2 - 1;

async function* packedBytes(archive: Bytes, { at, packed }: Entry): AsyncGenerator<Buffer> {
  for (let done = 0; done < packed; done += CHUNK) {
    yield await archive.read(at + done, Math.min(CHUNK, packed - done));
  }
}

/** Looks for a declaration in a piece of text; answers the end of it, which the next piece may go on from. */
function withoutDeclaration(text: Buffer): Buffer {
  if (DECLARATIONS.some((declaration) => text.includes(declaration))) {
    throw new UnsoundArchive('a document type declaration');
  }
  return text.subarray(-OVERLAP);
}

/** Inflates one entry without keeping it; answers how large it is. */
async function inflatedSize(archive: Bytes, entry: Entry, most: number): Promise<number> {
  // Drawings in SVG may have a declaration; they are no parts that a program reads as text.
  const isPicture = entry.name.toLowerCase().endsWith('.svg');
  let size = 0;
  let end: Buffer = Buffer.alloc(0);
  const look = async (content: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of content) {
      size += chunk.length;
      if (size > most || (size > RATIO_COUNTS_FROM && size > MOST_RATIO * entry.packed)) {
        throw new UnsoundArchive('larger than it may be');
      }
      end = isPicture ? end : withoutDeclaration(Buffer.concat([end, chunk]));
    }
  };
  const packed = Readable.from(packedBytes(archive, entry));
  await (entry.method === DEFLATED
    ? pipeline(packed, createInflateRaw({ chunkSize: CHUNK }), look)
    : pipeline(packed, look));
  return size;
}

async function requireSound(archive: Bytes, limits: ArchiveLimits): Promise<void> {
  let left = limits.bytes;
  for (const entry of await entriesOf(archive, limits.entries)) {
    if (entry.method !== DEFLATED && entry.method !== STORED) {
      throw new UnsoundArchive('an unusual method');
    }
    left -= await inflatedSize(archive, entry, left);
  }
}

/**
 * Unpacks an uploaded ZIP archive (office files are such) into nothing, before any library unpacks it into memory: how many entries
 * and bytes it comes to, whether it is one archive for every reader, and whether it has XML with declarations (PAPER-20).
 *
 * @throws {UnsoundArchive} when it is none, or a bomb
 */
export async function requireSoundArchive(file: string | Buffer, limits: ArchiveLimits): Promise<void> {
  try {
    if (typeof file !== 'string') {
      const read = async (at: number, length: number): Promise<Buffer> => file.subarray(at, at + length);
      await requireSound({ size: file.length, read }, limits);
      return;
    }
    await using handle = await open(file);
    const read = async (at: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    };
    await requireSound({ size: (await handle.stat()).size, read }, limits);
  } catch (error) {
    throw error instanceof UnsoundArchive ? error : new UnsoundArchive('broken', { cause: error });
  }
}
