import { errors, jwtVerify } from 'jose';
import { MediaGrant } from '#protocol/media.ts';
import { Refused } from '../refused.ts';

export const MEDIA_TOKEN_AUDIENCE = 'nghi-su/media';

/**
 * What a media token allows.
 *
 * @throws {Refused} `unauthenticated` MEDIA-1 when it isn't ours, is too old, or says something else than a grant
 */
export async function readMediaToken(token: string, secret: Uint8Array): Promise<MediaGrant> {
  try {
    const { payload } = await jwtVerify(token, secret, { audience: MEDIA_TOKEN_AUDIENCE, algorithms: ['HS256'] });
    const grant = MediaGrant.safeParse(payload.grant);
    if (grant.success) {
      return grant.data;
    }
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) {
      throw error;
    }
  }
  throw new Refused('unauthenticated', 'MEDIA-1');
}
