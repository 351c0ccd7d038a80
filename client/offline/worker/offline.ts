import { versionOf } from '#client/lib/paperAddresses.ts';
import type { Scope } from '#client/serviceWorker/scope.ts';
import { paperOf } from './papers.ts';
import { dropOldShells, fileOf, pageOf, storeShell } from './shell.ts';

/** Addresses that are never the client's page. */
const NOT_PAGES = /^\/(api|internal|socket\.io|media|collab|health|trust)(\/|$)/;

/** Files of the client, which their names or the build tell apart. */
const FILES = /^\/(assets\/|pdfjs\/|icon\.svg$)/;

/** How a request is answered; null leaves it to the browser. */
function answerTo(request: Request, here: string): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== here) {
    return null;
  }
  if (versionOf(pathname) !== null) {
    return paperOf(request);
  }
  if (FILES.test(pathname)) {
    return fileOf(request);
  }
  return request.mode === 'navigate' && !NOT_PAGES.test(pathname) ? pageOf(request) : null;
}

/** Answers for the server while it can't be reached: the client's files, and the papers that this device keeps. */
export function handleOffline(scope: Scope): void {
  scope.addEventListener('install', (event) => event.waitUntil(storeShell()));
  scope.addEventListener('activate', (event) => event.waitUntil(dropOldShells()));
  scope.addEventListener('fetch', (event) => {
    const answer = answerTo(event.request, scope.location.origin);
    if (answer !== null) {
      event.respondWith(answer);
    }
  });
}
