import { parseCookie, stringifySetCookie } from 'cookie';
import { type Request, Router } from 'express';
import { Rejected } from '#domain/rejected.ts';
import { SingleSignOn } from '#server/auth/oidc.ts';
import type { ServerParts } from '#server/parts.ts';
import { triesPerMinute, welcomeBack } from './session.ts';

const COOKIE = 'nghisu_sso';
const PATH = '/api/oidc';
const LASTS_SECONDS = 600;

/** Where the provider sends the browser back to; it must be registered there. */
function returnAddress({ config }: ServerParts, request: Request): string {
  const origin = config.publicUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`;
  return `${origin.replace(/\/$/, '')}${PATH}/callback`;
}

function pendingCookie(request: Request, value: string, maxAge: number): string {
  return stringifySetCookie({
    name: COOKIE,
    value,
    httpOnly: true,
    sameSite: 'lax',
    path: PATH,
    secure: request.secure,
    maxAge,
  });
}

/** `/api/oidc/start` and `/api/oidc/callback`: single sign-on, when it is configured. */
export function oidcRouter(parts: ServerParts): Router {
  const router = Router();
  if (parts.config.oidc === undefined) {
    return router;
  }
  const single = new SingleSignOn(parts.config.oidc, parts.auth.key);
  router.get('/oidc/start', triesPerMinute(30), async (request, response) => {
    const { url, sealed } = await single.begin(returnAddress(parts, request));
    response.append('set-cookie', pendingCookie(request, sealed, LASTS_SECONDS)).redirect(302, url);
  });
  router.get('/oidc/callback', triesPerMinute(30), async (request, response) => {
    const sealed = parseCookie(request.headers.cookie ?? '')[COOKIE];
    if (sealed === undefined) {
      throw new Rejected('unauthenticated', 'AUTH-14');
    }
    const { search } = new URL(request.originalUrl, 'http://localhost');
    const account = await single.finish(parts.db, new URL(returnAddress(parts, request) + search), sealed);
    const holder = { accountId: account.id, secondFactor: false };
    await welcomeBack(parts, request, response, await parts.auth.open(holder, request.get('user-agent') ?? ''));
    response.append('set-cookie', pendingCookie(request, '', 0)).redirect(302, '/');
  });
  return router;
}
