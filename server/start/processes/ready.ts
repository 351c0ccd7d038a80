import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until `url` answers with success.
 * @returns false when it did not within `timeoutMs`.
 */
export async function waitUntilReady(url: string, timeoutMs: number): Promise<boolean> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (answer.ok) {
        return true;
      }
    } catch {
      // Not listening yet.
    }
    await delay(100);
  }
  return false;
}
