import { serviceWorker } from '#client/lib/serviceWorker.ts';

/** How often an open page asks whether the server has a newer build, in milliseconds. */
const LOOK_EVERY_MS = 5 * 60_000;

/**
 * Starts the service worker, where the browser has one (HTTPS or this machine itself). `onNewBuild` is called when a newer
 * build of the client took over: this page still runs on the build before, whose files stay until the one after next.
 */
export async function startWorker(onNewBuild: () => void): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) {
    return;
  }
  let first = navigator.serviceWorker.controller === null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!first) {
      onNewBuild();
    }
    first = false;
  });
  try {
    const registration = await serviceWorker();
    const look = (): void => void registration?.update().catch(() => undefined);
    setInterval(look, LOOK_EVERY_MS);
    window.addEventListener('online', look);
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look());
  } catch {
    // A browser that doesn't trust the certificate has no worker: everything works as on plain HTTP.
  }
}
