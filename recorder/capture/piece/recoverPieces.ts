import { createHash } from 'node:crypto';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Piece, SealedPiece } from '#protocol/capture.ts';
import { SAMPLES_PER_MS } from '../ogg/opus.ts';
import { encodePage, type Page, readPages } from '../ogg/page.ts';
import { listPieces } from './listPieces.ts';
import { metadataPath, writeMetadata } from './pieceFile.ts';

interface Whole {
  readonly bytes: number;
  readonly last: Page | null;
}

function wholePages(bytes: Buffer): Whole {
  let last: Page | null = null;
  let length = 0;
  for (const page of readPages(bytes)) {
    last = page;
    length += page.length;
  }
  return { bytes: length, last };
}

function endPage(last: Page): Buffer {
  return encodePage([], { serial: last.serial, sequence: last.sequence + 1, granule: last.granule }, { last: true });
}

/** Cuts off a half-written page, marks the end of the stream, and returns the file's content after that. */
async function mend(file: string, bytes: Buffer, whole: Whole, last: Page): Promise<Buffer> {
  const end = last.last ? Buffer.alloc(0) : endPage(last);
  const handle = await open(file, 'r+');
  try {
    await handle.truncate(whole.bytes);
    await handle.write(end, 0, end.length, whole.bytes);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  return Buffer.concat([bytes.subarray(0, whole.bytes), end]);
}

async function recoverPiece(root: string, piece: Piece): Promise<SealedPiece | null> {
  const file = path.join(root, piece.path);
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const whole = wholePages(bytes);
  if (!whole.last || whole.last.granule === 0) {
    await rm(file, { force: true });
    await rm(metadataPath(file), { force: true });
    return null;
  }
  const mended = await mend(file, bytes, whole, whole.last);
  const sealed: SealedPiece = {
    ...piece,
    durationMs: Math.round(whole.last.granule / SAMPLES_PER_MS),
    bytes: mended.length,
    sha256: createHash('sha256').update(mended).digest('hex'),
    sealed: true,
    recovered: true,
  };
  await writeMetadata(root, sealed);
  return sealed;
}

/**
 * Seals the pieces that a killed recorder left open: everything up to the last whole page is kept. To be called before the
 * first piece is opened, by the only recorder of this folder.
 *
 * @param root the recordings folder
 */
export async function recoverPieces(root: string): Promise<SealedPiece[]> {
  const folders = await readdir(root, { withFileTypes: true }).catch(() => []);
  const recovered: SealedPiece[] = [];
  for (const folder of folders.filter((entry) => entry.isDirectory())) {
    const open = (await listPieces(root, folder.name)).filter((piece) => !piece.sealed);
    for (const piece of open) {
      const sealed = await recoverPiece(root, piece);
      if (sealed) {
        recovered.push(sealed);
      }
    }
  }
  return recovered;
}
