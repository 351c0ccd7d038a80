import type { Router } from 'express';
import type { ServerParts } from '#server/parts.ts';
import { accountsRouter } from './accounts.ts';
import { joinRouter } from './join.ts';
import { meetingsRouter } from './meetings.ts';
import { oidcRouter } from './oidc.ts';
import { sessionRouter } from './session.ts';
import { timelineRouter } from './timeline.ts';

/** A router and the path under which it is mounted. */
export type Mount = { readonly path: string; readonly router: Router };

/** Addresses of accounts, sessions and meetings. Other areas mount theirs through server/features. */
export function coreRouters(parts: ServerParts): Mount[] {
  return [
    { path: '/api', router: sessionRouter(parts) },
    { path: '/api', router: oidcRouter(parts) },
    { path: '/api', router: meetingsRouter(parts) },
    { path: '/api', router: joinRouter(parts) },
    { path: '/api', router: accountsRouter(parts) },
    { path: '/api', router: timelineRouter(parts) },
  ];
}
