import type { Request, RequestHandler } from 'express';
import { Rejected } from '#domain/rejected.ts';
import type { Auth, Session } from '#server/auth/auth.ts';
import { isSame } from '#server/auth/secrets.ts';
import type { Identity } from '#server/commands/execute.ts';

const sessions = new WeakMap<Request, Session>();

/** Finds out whose request it is, once, before any route. */
export function recogniseVisitor(auth: Auth): RequestHandler {
  return async (request, _response, next) => {
    const session = await auth.find(request.headers.cookie);
    if (session !== null) {
      sessions.set(request, session);
    }
    next();
  };
}

/** The session of a request; undefined for a visitor who isn't signed in. */
export function sessionOf(request: Request): Session | undefined {
  return sessions.get(request);
}

/** The session of a request, or the refusal `unauthenticated`. */
export function requireSession(request: Request): Session {
  const session = sessions.get(request);
  if (session === undefined) {
    throw new Rejected('unauthenticated', 'AUTH-1');
  }
  return session;
}

/** Who sends the request, or the refusal `unauthenticated`. */
export function requireIdentity(request: Request): Identity {
  return requireSession(request).identity;
}

/** The account that sends the request; seats and screens are refused. */
export function requireAccount(request: Request): Session & { account: NonNullable<Session['account']> } {
  const session = requireSession(request);
  if (session.identity.kind !== 'account' || session.account === null) {
    throw new Rejected('forbidden', 'RIGHTS-1');
  }
  return { ...session, account: session.account };
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

function isForeign(request: Request): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) {
    return request.headers['sec-fetch-site'] === 'cross-site';
  }
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/**
 * AUTH-4: a request that changes something must come from this site's own pages: no foreign Origin, and with a session also
 * its token in `x-csrf-token`, which no other site can read.
 */
export const refuseForgeries: RequestHandler = (request, _response, next) => {
  if (READING.has(request.method)) {
    next();
    return;
  }
  const session = sessions.get(request);
  const token = request.headers['x-csrf-token'];
  const proven = session === undefined || (typeof token === 'string' && isSame(token, session.csrfToken));
  if (isForeign(request) || !proven) {
    throw new Rejected('forbidden', 'AUTH-4');
  }
  next();
};
