import { copyFile, mkdir, open, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ReadableStream } from 'node:stream/web';
import { type ModelEntry, type ModelStore, sha256Of } from './modelStore.ts';

export interface FetchOptions {
  /** A file's path, or an http(s) address. */
  readonly from: string;
  readonly name: string;
  /** Expected checksum. Without it the file's own is written down, which proves only that it doesn't change later. */
  readonly sha256?: string | undefined;
  readonly licence?: string | undefined;
  readonly onProgress?: (bytes: number, total: number | null) => void;
}

/** First four bytes of a whisper.cpp model file ("ggml", little endian). */
const GGML_MAGIC = 0x67676d6c;

/**
 * Brings a whisper.cpp model into the store. A broken download keeps its `.part` file and goes on from there next time.
 * @throws Error when the address doesn't answer, the checksum differs, or the file is no whisper.cpp model
 */
export async function fetchModel(store: ModelStore, options: FetchOptions): Promise<ModelEntry> {
  await mkdir(store.folder, { recursive: true });
  const file = `${options.name}.bin`;
  const part = path.join(store.folder, `${file}.part`);
  if (/^https?:\/\//u.test(options.from)) {
    await download(options.from, part, options.onProgress);
  } else {
    await copyFile(options.from, part);
  }
  const sha256 = await sha256Of(part);
  if (options.sha256 && sha256 !== options.sha256.toLowerCase()) {
    await rename(part, `${part}.damaged`);
    throw new Error(`checksum differs: got ${sha256}; the file was put aside as ${file}.part.damaged`);
  }
  await requireModelFile(part);
  await rename(part, path.join(store.folder, file));
  const { size } = await stat(path.join(store.folder, file));
  const entry: ModelEntry = {
    name: options.name,
    file,
    kind: 'recogniser',
    bytes: size,
    sha256,
    licence: options.licence ?? 'unknown',
    source: options.from.replace(/\?.*$/u, ''),
  };
  await store.register(entry);
  return entry;
}

async function download(url: string, part: string, onProgress: FetchOptions['onProgress']): Promise<void> {
  const have = await stat(part).then(
    (info) => info.size,
    () => 0,
  );
  const response = await fetch(url, have > 0 ? { headers: { range: `bytes=${have}-` } } : {});
  if (response.status === 416) {
    await response.body?.cancel();
    return;
  }
  if (!response.ok || response.body === null) {
    throw new Error(`${new URL(url).host} answered ${response.status}`);
  }
  const resumed = response.status === 206;
  const length = Number(response.headers.get('content-length'));
  const start = resumed ? have : 0;
  const total = length > 0 ? start + length : null;
  await append(response.body as ReadableStream<Uint8Array>, part, {
    start,
    onBytes: (bytes) => onProgress?.(bytes, total),
  });
}

/** Writes each piece as it comes: of a line that breaks, all that was handed over is kept, nothing waits in a buffer. */
async function append(
  body: ReadableStream<Uint8Array>,
  part: string,
  { start, onBytes }: { start: number; onBytes: (bytes: number) => void },
): Promise<void> {
  const file = await open(part, start > 0 ? 'a' : 'w');
  let bytes = start;
  try {
    for await (const piece of body) {
      await file.appendFile(piece);
      bytes += piece.length;
      onBytes(bytes);
    }
  } finally {
    await file.close();
  }
}

async function requireModelFile(file: string): Promise<void> {
  const handle = await open(file);
  try {
    const head = Buffer.alloc(4);
    await handle.read(head, 0, 4, 0);
    if (head.readUInt32LE(0) !== GGML_MAGIC) {
      throw new Error('not a whisper.cpp model (ggml) file');
    }
  } finally {
    await handle.close();
  }
}
