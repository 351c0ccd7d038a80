import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultRound } from '#tests/support/faults/round.ts';
import { type FaultStand, startFaultStand } from '#tests/support/faults/stand.ts';

const BALLOTS = 60;
const ROUNDS = 2;
let stand: FaultStand;

beforeAll(async () => {
  stand = await startFaultStand();
}, 120_000);

afterAll(() => stand.close());

// Twenty rounds of each with 200 ballots: npm run bench -- faults
it.each(['killServer', 'killDatabase'] as const)(
  '[BALLOT-6] [PAPER-16] loses nothing acknowledged and counts no ballot twice when %s strikes in the middle of ballots and uploads',
  async (fault) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const came = await faultRound(stand, BALLOTS, stand[fault]);
      expect(came).toMatchObject({ acknowledged: BALLOTS, found: BALLOTS, lost: 0, doubled: 0, verified: true });
      expect(came.uploads).toEqual({ acknowledged: 6, found: 6, half: 0 });
    }
  },
  300_000,
);
