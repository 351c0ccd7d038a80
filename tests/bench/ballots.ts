/**
 * `kill -9` of the server and of the database in the middle of 200 ballots, open and secret, 20 rounds each (or as given):
 * no acknowledged ballot may be lost, none counted twice.
 */
import { type Fault, type FaultRound, faultRound } from '#tests/support/ballotFaults.ts';
import { startFaultStand } from '#tests/support/faultStand.ts';
import type { Bench } from './bench.ts';

const BALLOTS = 200;

const sum = (rounds: readonly FaultRound[], of: keyof FaultRound): number =>
  rounds.reduce((all, round) => all + round[of], 0);

const bench: Bench = async ([given = '20']) => {
  const stand = await startFaultStand();
  const rounds: FaultRound[] = [];
  const strike = async (fault: Fault): Promise<void> => {
    rounds.push(await faultRound(stand.databaseUrl, stand.url, BALLOTS, fault));
  };
  for (let round = 0; round < Number(given); round += 1) {
    await strike(stand.killServer);
    await strike(stand.killDatabase);
  }
  await stand.close();
  const [lost, twice] = [sum(rounds, 'lost'), sum(rounds, 'twice')];
  return {
    figures: {
      rounds: rounds.length,
      ballots: rounds.length * BALLOTS,
      acknowledged_before_the_fault: sum(rounds, 'acknowledgedBefore'),
      lost,
      counted_twice: twice,
    },
    goals: { lost: '0', counted_twice: '0' },
    met: lost === 0 && twice === 0,
  };
};

export default bench;
