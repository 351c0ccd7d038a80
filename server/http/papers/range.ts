import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { BlobStore, ByteRange } from '#server/files/blobStore.ts';

/**
 * The one range a request asks for (RFC 9110 §14); null for the whole, 'unsatisfiable' past the end. Several ranges at once
 * are answered with the whole, which the RFC allows.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) {
    return null;
  }
  const [, first = '', last = ''] = match;
  if (first === '') {
    const start = Math.max(0, size - Number(last));
    return Number(last) === 0 ? 'unsatisfiable' : { start, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size || start > end ? 'unsatisfiable' : { start, end };
}

/** Sends a stored file with ranges and a lasting tag: content named by hash never changes. */
export async function sendBlob(
  blobs: BlobStore,
  hash: string,
  type: string,
  request: Request,
  response: Response,
): Promise<void> {
  const size = await blobs.size(hash);
  if (size === null) {
    response.status(404).end();
    return;
  }
  const range = rangeOf(request.headers.range, size);
  response.set({
    'Content-Type': type,
    'Accept-Ranges': 'bytes',
    ETag: `"${hash}"`,
    'Cache-Control': 'private, no-cache',
  });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  if (range === 'unsatisfiable') {
    response.status(416).set('Content-Range', `bytes */${size}`).end();
    return;
  }
  if (range === null) {
    response.set('Content-Length', String(size));
  } else {
    response.status(206).set({
      'Content-Range': `bytes ${range.start}-${range.end}/${size}`,
      'Content-Length': String(range.end - range.start + 1),
    });
  }
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await pipeline(blobs.read(hash, range ?? undefined), response);
}
