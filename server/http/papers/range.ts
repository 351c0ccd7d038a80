import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { rangeOf } from '#domain/byteRange.ts';
import type { BlobStore } from '#server/files/blobStore.ts';

/**
 * Sends a stored file with ranges and a lasting tag: content named by hash never changes. Browsers don't keep it: what a
 * device holds of papers lies in one place, which can be emptied (OFFLINE-8).
 */
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
    'Cache-Control': 'private, no-store',
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
  await pipeline(blobs.read(hash, range ?? undefined), response).catch((error: unknown) => {
    // A reader who turns on or leaves breaks the transfer off: nobody is there to be told.
    if (!response.destroyed) {
      throw error;
    }
  });
}
