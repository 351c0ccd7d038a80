import type { Rejection } from '#protocol/envelope.ts';

const KEY = 'nghi-su.reloadedFor';

/** SYNC-4: server and client of different protocol numbers don't talk; the page reloads once to get the server's client. */
export function reloadForNewVersion(rejection: Rejection): void {
  if (rejection.rule !== 'SYNC-4') {
    return;
  }
  const version = String(rejection.details.version ?? '');
  if (sessionStorage.getItem(KEY) !== version) {
    sessionStorage.setItem(KEY, version);
    location.reload();
  }
}
