import type { Majority } from '#protocol/ballot.ts';
import { carries } from './majority.ts';

export type Standing = { readonly optionId: string; readonly votes: number };

export type Election = {
  readonly elected: readonly string[];
  /** Candidates that share the last seats with equal votes: only a new vote can tell. */
  readonly tied: readonly string[];
  readonly outcome: 'elected' | 'partly_elected' | 'none_elected';
};

/**
 * Fills `seats` with those who have the most votes among those who carry the majority. Equal votes at the border elect
 * nobody of that number (POLL-17); a tie inside the seats is no tie.
 */
export function elect(standings: readonly Standing[], seats: number, rule: Majority['rule'], base: number): Election {
  const carried = standings
    .filter(({ votes }) => votes > 0 && (rule === 'plurality' || carries(rule, votes, 0, base)))
    .toSorted((a, b) => b.votes - a.votes || (a.optionId < b.optionId ? -1 : 1));
  const lastIn = carried[seats - 1]?.votes;
  const firstOut = carried[seats]?.votes;
  const border = lastIn !== undefined && lastIn === firstOut ? lastIn : null;
  const tied = carried.filter(({ votes }) => votes === border).map(({ optionId }) => optionId);
  const elected = carried
    .slice(0, seats)
    .filter(({ votes }) => votes !== border)
    .map(({ optionId }) => optionId);
  return { elected, tied, outcome: outcomeOf(elected.length, seats) };
}

function outcomeOf(elected: number, seats: number): Election['outcome'] {
  if (elected === seats) {
    return 'elected';
  }
  return elected > 0 ? 'partly_elected' : 'none_elected';
}
