import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Piece } from '#protocol/capture.ts';

/**
 * The pieces of a meeting that are being written just now (RECORD-12): the timeline learns of them when they are sealed, up to
 * minutes later. Empty when nothing is.
 * @param root the recordings folder
 */
export async function growingPieces(root: string, meetingId: string): Promise<Piece[]> {
  const folder = path.join(root, meetingId);
  const names = await readdir(folder).catch(() => []);
  const pieces = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => readPiece(path.join(folder, name))),
  );
  return pieces.filter((piece) => piece !== null).filter(({ sealed }) => !sealed);
}

/** Null when the piece was removed or can't be read just now. */
async function readPiece(file: string): Promise<Piece | null> {
  try {
    return Piece.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
