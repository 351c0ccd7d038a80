import { SignJWT } from 'jose';
import type { MediaGrant } from '#protocol/media.ts';

/** Long enough to open a connection; a running one doesn't need it any more (MEDIA-1). */
const VALID_SECONDS = 120;
const AUDIENCE = 'nghi-su/media';

/** A short-lived token for the media process: good for one meeting, one participant and the named sources. */
export function signMediaToken(grant: MediaGrant, secret: string): Promise<string> {
  return new SignJWT({ grant })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${VALID_SECONDS}s`)
    .sign(new TextEncoder().encode(secret));
}
