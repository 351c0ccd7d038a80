import { beforeEach, describe, expect, it } from 'vitest';
import { noteServerTime, resetServerClock, serverNow } from '#client/realtime/serverClock.ts';

beforeEach(resetServerClock);

describe('the server clock on a device', () => {
  it('[SCREEN-7] trusts the answer with the shortest way', () => {
    const now = Date.now();
    noteServerTime(new Date(now + 60_000).toISOString(), now - 400, now);
    noteServerTime(new Date(now + 30_000).toISOString(), now - 20, now);
    noteServerTime(new Date(now + 90_000).toISOString(), now - 900, now);
    expect(Math.abs(serverNow() - Date.now() - 30_010)).toBeLessThan(50);
  });

  it('[SCREEN-7] ignores a time it cannot read', () => {
    noteServerTime('gibberish', 0);
    expect(Math.abs(serverNow() - Date.now())).toBeLessThan(50);
  });
});
