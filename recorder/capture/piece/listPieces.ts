import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Piece } from '#protocol/capture.ts';

async function readMetadata(file: string): Promise<Piece | null> {
  try {
    return Piece.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * The pieces of a meeting on disk, live and sealed, by time of their beginning.
 *
 * @param root the recordings folder
 */
export async function listPieces(root: string, meetingId: string): Promise<Piece[]> {
  const folder = path.join(root, meetingId);
  const names = await readdir(folder).catch(() => []);
  const read = names.filter((name) => name.endsWith('.json')).map((name) => readMetadata(path.join(folder, name)));
  const pieces = (await Promise.all(read)).filter((piece): piece is Piece => piece !== null);
  return pieces.sort((a, b) => a.startedAt.localeCompare(b.startedAt));
}
