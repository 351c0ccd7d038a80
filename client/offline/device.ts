import { OWN } from './places.ts';

const OWNER = 'nghi-su.owner';
const LEAVING = 'nghi-su.leaving';

/** What else is put away when this device changes hands. */
type Wiper = () => Promise<void>;
const wipers: Wiper[] = [];

let settled: Promise<void> = Promise.resolve();

/** Registers something that goes when a person leaves this device. */
export function whenLeft(wipe: Wiper): void {
  wipers.push(wipe);
}

/** Whether this page may keep things: not on plain HTTP, nor where the browser keeps nothing. */
const canKeep = (): boolean => typeof caches !== 'undefined';

async function wipe(): Promise<void> {
  localStorage.removeItem(OWNER);
  if (canKeep()) {
    await caches.delete(OWN);
  }
  await Promise.all(wipers.map((work) => work().catch(() => undefined)));
}

/**
 * Says whose device this is now, null for nobody's: what belongs to anybody else is deleted first (OFFLINE-3). Resolves when
 * that is done; never rejects.
 */
export function claimDevice(owner: string | null): Promise<void> {
  settled = settled.then(async () => {
    const before = localStorage.getItem(OWNER);
    if (before !== null && before !== owner) {
      await wipe();
    }
    if (owner !== null) {
      localStorage.setItem(OWNER, owner);
    }
  });
  return settled;
}

/** The cache of the person on this device; null where nothing may be kept or nobody is known. */
export async function openOwn(): Promise<Cache | null> {
  await settled;
  return canKeep() && localStorage.getItem(OWNER) !== null ? caches.open(OWN).catch(() => null) : null;
}

/** Remembers that somebody signed out while the server could not be told. */
export function leaveLater(): void {
  localStorage.setItem(LEAVING, '1');
}

/** Whether a sign-out has yet to reach the server: until then nobody is signed in here, whatever the cookie says. */
export const isLeaving = (): boolean => localStorage.getItem(LEAVING) !== null;

/** The server knows of the sign-out now. */
export function hasLeft(): void {
  localStorage.removeItem(LEAVING);
}
