import { contentForRecount } from './ballotBox.ts';
import { isSigned } from './ballotSigning.ts';
import type { Database } from './client.ts';

export type Recount = {
  /** Ids of all ballots, sorted. */
  readonly ballotIds: readonly string[];
  /** Ballots per option, and those that name no option. */
  readonly counts: Readonly<Record<string, number>>;
  readonly ballots: number;
  readonly blank: number;
  /** Ballots whose token wasn't signed with this poll's key. */
  readonly unsigned: number;
};

/**
 * Counts the sealed box again for the verifier, to be held against the published ids and totals (BALLOT-8). The secret must have
 * been installed with `installBallotSecret`.
 */
export async function recountSealedBox(db: Database, pollId: string): Promise<Recount> {
  const { ballots, publicKey, idOf } = await contentForRecount(db, pollId);
  const counts: Record<string, number> = {};
  for (const choice of ballots.flatMap(({ choices }) => choices)) {
    counts[choice] = (counts[choice] ?? 0) + 1;
  }
  return {
    ballotIds: ballots.map(idOf).toSorted(),
    counts,
    ballots: ballots.length,
    blank: ballots.filter(({ choices }) => choices.length === 0).length,
    unsigned: ballots.filter((ballot) => !isSigned(publicKey, ballot)).length,
  };
}
