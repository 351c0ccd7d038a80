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

const LOST_FILES = 'nghi-su.reloadedAtMs';
const AGAIN_MS = 60_000;

/** Files of this page's version are gone from the server: the page is loaded anew, at most once a minute. */
export function reloadForLostFiles(): void {
  const last = Number(sessionStorage.getItem(LOST_FILES) ?? '0');
  if (Date.now() - last > AGAIN_MS) {
    sessionStorage.setItem(LOST_FILES, String(Date.now()));
    location.reload();
  }
}
