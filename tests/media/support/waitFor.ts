import { setTimeout as pause } from 'node:timers/promises';

/** Waits until `look` answers something other than null or false. @throws with `what` after `timeoutMs` */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | null | false> | T | null | false,
  timeoutMs = 30_000,
): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) {
      return found;
    }
    if (Date.now() > until) {
      throw new Error(`timed out: ${what}`);
    }
    await pause(50);
  }
}
