import { afterEach, expect, it } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { runStorm } from './run.ts';
import { startStand } from './stage.ts';

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) {
    await cleanUp();
  }
});

// A hundred thousand messages: npm run bench -- fuzz
it.each([
  { processes: 1, seed: 1 },
  { processes: 2, seed: 2 },
])(
  '[SYNC-1] [SYNC-3] [SYNC-8] [SYNC-12] everybody sends anything at once to $processes server(s): nothing wrong',
  async ({ processes, seed }) => {
    const database = await testDatabase();
    cleanUps.push(database.drop);
    const stand = await startStand(database.url, processes);
    cleanUps.push(stand.close);
    const { wrongs, accepted, rejected, published } = await runStorm(stand, seed, 1000);
    expect(wrongs).toEqual([]);
    expect(stand.servers.map(({ isRunning }) => isRunning())).not.toContain(false);
    // A fuzz that is always refused, or never, proves nothing.
    expect([accepted, rejected, published].every((count) => count > 0)).toBe(true);
  },
);
