import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultRound } from '#tests/support/ballotFaults.ts';
import { type FaultStand, startFaultStand } from '#tests/support/faultStand.ts';

const BALLOTS = 60;
let stand: FaultStand;

beforeAll(async () => {
  stand = await startFaultStand();
}, 120_000);

afterAll(() => stand.close());

// Twenty rounds of each with 200 ballots: npm run bench -- ballots
it.each(['killServer', 'killDatabase'] as const)(
  '[BALLOT-6] loses no acknowledged ballot and counts none twice when %s strikes in the middle',
  async (fault) => {
    const round = await faultRound(stand.databaseUrl, stand.url, BALLOTS, stand[fault]);
    expect(round).toMatchObject({ lost: 0, twice: 0 });
  },
  180_000,
);
