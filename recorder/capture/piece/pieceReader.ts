import { watch } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Piece } from '#protocol/capture.ts';
import { opusSamples } from '../ogg/opus.ts';
import { readPages } from '../ogg/page.ts';
import type { PiecePacket, PieceTail } from '../types.ts';

/** Most bytes read at once: about five minutes of speech. */
const READ_BYTES = 4 * 1024 * 1024;

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

/**
 * Calls `onChange` for every new or changed piece of any meeting until the signal aborts. Changes that come together may be
 * told once; a piece may be told again unchanged.
 */
export async function watchPieces(root: string, onChange: (piece: Piece) => void, signal: AbortSignal): Promise<void> {
  const tell = async (name: string): Promise<void> => {
    const piece = await readMetadata(path.join(root, name));
    if (piece && !signal.aborted) {
      onChange(piece);
    }
  };
  const watcher = watch(root, { recursive: true, signal }, (_event, name) => {
    if (name?.endsWith('.json')) {
      void tell(name);
    }
  });
  await new Promise<void>((resolve) => {
    watcher.on('close', resolve);
    watcher.on('error', () => resolve());
  });
}

async function readFrom(file: string, offset: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const isHeader = (packet: Buffer): boolean => {
  const head = packet.toString('latin1', 0, 8);
  return head === 'OpusHead' || head === 'OpusTags';
};

/**
 * Opus packets of a piece from a byte offset on; works while the piece grows. Begin with `from` left out and go on with the
 * `nextOffset` and `nextGranule` of the answer; an answer without packets means that there is nothing new yet.
 *
 * @param file absolute path of the piece's sound
 */
export async function readPieceTail(
  file: string,
  from: Pick<PieceTail, 'nextOffset' | 'nextGranule'> = { nextOffset: 0, nextGranule: 0 },
): Promise<PieceTail> {
  const bytes = await readFrom(file, from.nextOffset);
  const packets: PiecePacket[] = [];
  let nextOffset = from.nextOffset;
  let nextGranule = from.nextGranule;
  for (const page of readPages(bytes)) {
    nextOffset += page.length;
    for (const data of page.packets.filter((packet) => packet.length > 0 && !isHeader(packet))) {
      const samples = opusSamples(data);
      packets.push({ granule: nextGranule, samples, data });
      nextGranule += samples;
    }
  }
  return { packets, nextOffset, nextGranule };
}
