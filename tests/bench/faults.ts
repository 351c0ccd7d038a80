/**
 * `kill -9` of the server and of the database in the middle of 200 ballots, open and secret, and of uploads, 20 rounds each
 * (or as given): nothing that was acknowledged may be lost, no ballot counted twice, no file half stored, `npm run verify` passes.
 */
import { type FaultRound, faultRound } from '#tests/support/faults/round.ts';
import { startFaultStand } from '#tests/support/faults/stand.ts';
import type { Bench } from './bench.ts';

const BALLOTS = 200;
const FAULTS = ['killServer', 'killDatabase'] as const;

const sum = (rounds: readonly FaultRound[], of: (round: FaultRound) => number): number =>
  rounds.reduce((all, round) => all + of(round), 0);

/** Which faults strike: both unless one is named. */
function faultsOf(given: string | undefined): readonly (typeof FAULTS)[number][] {
  return given === undefined ? FAULTS : FAULTS.filter((fault) => fault.toLowerCase() === `kill${given}`);
}

const bench: Bench = async ([given = '20', only]) => {
  const stand = await startFaultStand();
  const rounds: FaultRound[] = [];
  for (let round = 0; round < Number(given); round += 1) {
    for (const fault of faultsOf(only)) {
      rounds.push(await faultRound(stand, BALLOTS, stand[fault]));
    }
  }
  await stand.close();
  const figures = {
    rounds: rounds.length,
    acknowledged: sum(rounds, ({ acknowledged }) => acknowledged),
    acknowledged_before_the_fault: sum(rounds, ({ acknowledgedBefore }) => acknowledgedBefore),
    found: sum(rounds, ({ found }) => found),
    lost: sum(rounds, ({ lost }) => lost),
    doubled: sum(rounds, ({ doubled }) => doubled),
    uploads_acknowledged: sum(rounds, ({ uploads }) => uploads.acknowledged),
    uploads_found: sum(rounds, ({ uploads }) => uploads.found),
    half_files: sum(rounds, ({ uploads }) => uploads.half),
    verified: rounds.every(({ verified }) => verified),
  };
  return {
    figures,
    goals: {
      found: '= acknowledged',
      lost: '0',
      doubled: '0',
      uploads_found: '= uploads_acknowledged',
      half_files: '0',
      verified: 'true',
    },
    met:
      figures.rounds > 0 &&
      figures.found === figures.acknowledged &&
      figures.uploads_found === figures.uploads_acknowledged &&
      figures.lost + figures.doubled + figures.half_files === 0 &&
      figures.verified,
  };
};

export default bench;
