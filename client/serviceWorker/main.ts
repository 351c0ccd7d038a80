import { handleOffline } from '#client/offline/worker/offline.ts';
import { handlePush } from './push.ts';
import type { Scope } from './scope.ts';

/** The one service worker of the product; each of its duties has a module of its own. */
const scope = self as unknown as Scope;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
handlePush(scope);
handleOffline(scope);
