import { versionOf } from '#client/lib/paperAddresses.ts';
import { rangeOf } from '#domain/byteRange.ts';
import { dropLapsed, dropVersions } from '../ownCache.ts';
import { OWN } from '../places.ts';
import { askServer } from './ask.ts';

/** Longest wait for the server's answer while a kept one is at hand, in milliseconds. */
const PATIENCE_MS = 4_000;

/** Answers by which the server says that the person may not read the paper (any more). */
const REFUSED: readonly number[] = [401, 403, 404];

/** OFFLINE-2: the part of a kept file that a request asks for (RFC 9110 §14), or the whole. */
export async function partOf(kept: Response, range: string | null): Promise<Response> {
  if (range === null) {
    return kept;
  }
  const whole = await kept.blob();
  const asked = rangeOf(range, whole.size);
  if (asked === null) {
    return new Response(whole, { headers: kept.headers });
  }
  const headers = new Headers(kept.headers);
  if (asked === 'unsatisfiable') {
    headers.set('content-range', `bytes */${whole.size}`);
    return new Response(null, { status: 416, headers });
  }
  const part = whole.slice(asked.start, asked.end + 1);
  headers.set('content-range', `bytes ${asked.start}-${asked.end}/${whole.size}`);
  headers.set('content-length', String(part.size));
  return new Response(part, { status: 206, headers });
}

async function keptAnswer(own: Cache, request: Request): Promise<Response | null> {
  await dropLapsed(own, Date.now());
  const kept = await own.match(request.url, { ignoreVary: true });
  return kept === undefined ? null : partOf(kept, request.headers.get('range'));
}

/** A paper's file, picture or text: the server decides as long as it can be asked; without it the kept copy stands in. */
export async function paperOf(request: Request): Promise<Response> {
  const kept = await caches.match(request.url, { cacheName: OWN, ignoreVary: true });
  if (kept === undefined) {
    return fetch(request);
  }
  const own = await caches.open(OWN);
  try {
    const fresh = await askServer(request, PATIENCE_MS);
    if (REFUSED.includes(fresh.status)) {
      const versionId = versionOf(new URL(request.url).pathname);
      await dropVersions(own, (other) => other === versionId);
    }
    return fresh;
  } catch {
    return (await keptAnswer(own, request)) ?? Response.error();
  }
}
