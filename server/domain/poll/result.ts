import type { BallotContext, PollOption, PollResult, QuorumFigures } from '#protocol/ballot.ts';
import { elect } from './election.ts';
import { type ChairSide, permille, requiredVotes, settle } from './majority.ts';

/** A ballot as it is counted: no name, only its choices and its weight. */
export type Vote = { readonly choices: readonly string[]; readonly weight: number };

/** Where the members stand when the poll closes, in heads and in votes (weights). */
export type Electorate = {
  /** Members who are present or have voted: base `present_members`. */
  readonly presentVotes: number;
  readonly silent: number;
  /** Votes of the silent members, which an open poll records as neutral where the profile says `abstain`. */
  readonly silentVotes: number;
  readonly absent: number;
  /** Ballots given out: tokens of a secret poll, members who may vote in an open one. */
  readonly issued: number;
  /** Ballots that were received and can't be counted. */
  readonly invalid: number;
  readonly quorum: QuorumFigures;
};

type Sums = Pick<PollResult, 'counts' | 'agree' | 'disagree' | 'neutral'> & { readonly cast: number };

function sumOf(votes: readonly Vote[]): number {
  return votes.reduce((sum, { weight }) => sum + weight, 0);
}

function sums({ options, method }: Pick<BallotContext, 'options' | 'method'>, votes: readonly Vote[]): Sums {
  const counts = options.map(({ optionId }) => {
    const chosen = votes.filter(({ choices }) => choices.includes(optionId));
    return { optionId, ballots: chosen.length, votes: sumOf(chosen) };
  });
  const cast = sumOf(votes);
  if (method === 'election') {
    const blank = sumOf(votes.filter(({ choices }) => choices.length === 0));
    return { counts, cast, agree: cast - blank, disagree: 0, neutral: blank };
  }
  const of = (countsAs: PollOption['countsAs']): number =>
    options.reduce((sum, option, index) => (option.countsAs === countsAs ? sum + (counts[index]?.votes ?? 0) : sum), 0);
  return { counts, cast, agree: of('agree'), disagree: of('disagree'), neutral: of('neutral') };
}

/** Votes of the whole body: its members on the roll by weight, those the roll doesn't know by head. */
export function totalVotes({
  roll,
  totalMembers,
  weighted,
}: Pick<BallotContext, 'roll' | 'totalMembers' | 'weighted'>): number {
  if (!weighted) {
    return totalMembers;
  }
  return sumOf(roll.map(({ weight }) => ({ choices: [], weight }))) + Math.max(0, totalMembers - roll.length);
}

function baseOf(context: BallotContext, electorate: Electorate, cast: number): number {
  switch (context.rule.majority.base) {
    case 'total_members':
      return totalVotes(context);
    case 'present_members':
      return electorate.presentVotes;
    case 'ballots_cast':
      return cast;
  }
}

function warningsOf({ form, rule }: BallotContext, votes: readonly Vote[]): PollResult['warnings'] {
  if (form === 'open' || votes.length === 0) {
    return [];
  }
  const kinds = new Set(votes.map(({ choices }) => choices.toSorted().join('|')));
  return [
    ...(kinds.size === 1 ? (['unanimous'] as const) : []),
    ...(votes.length < rule.secretMinVoters ? (['few_voters'] as const) : []),
  ];
}

function verdict(context: BallotContext, { counts, agree, disagree }: Sums, base: number, chairSide: ChairSide) {
  const { majority } = context.rule;
  if (context.method === 'election') {
    const { elected, tied, outcome } = elect(counts, context.seats, majority.rule, base);
    return { outcome, elected: [...elected], tied: [...tied], decidedBy: 'majority' as const };
  }
  return { ...settle({ agree, disagree, base }, majority, chairSide), elected: [], tied: [] };
}

/**
 * Numbers and outcome of a poll (domain guide §1.5), on integers alone. Silence is never agreement: a member who is present
 * and silent counts in the base of `total_members` and `present_members` and nowhere else.
 *
 * @param chairSide which way the chair's open ballot points; null for a secret poll
 */
export function resultOf(
  context: BallotContext,
  votes: readonly Vote[],
  electorate: Electorate,
  chairSide: ChairSide,
): PollResult {
  const figures = sums(context, votes);
  const base = baseOf(context, electorate, figures.cast);
  const abstains = context.form === 'open' && context.rule.silence === 'abstain' ? electorate.silentVotes : 0;
  const { rule, totalMembers } = context;
  const lost = !electorate.quorum.met && rule.quorum.lost === 'block';
  const decided = verdict(context, figures, base, chairSide);
  return {
    ...decided,
    ...(lost ? { outcome: 'no_quorum' as const, elected: [], tied: [] } : {}),
    counts: figures.counts,
    agree: figures.agree,
    disagree: figures.disagree,
    neutral: figures.neutral + abstains,
    base,
    required: requiredVotes(rule.majority.rule, figures.disagree, base),
    majority: rule.majority,
    totalMembers,
    issued: electorate.issued,
    received: votes.length + electorate.invalid,
    invalid: electorate.invalid,
    silent: electorate.silent,
    absent: electorate.absent,
    agreeOfCastPermille: permille(figures.agree, figures.cast),
    agreeOfTotalPermille: permille(figures.agree, totalVotes(context)),
    quorum: electorate.quorum,
    warnings: warningsOf(context, votes),
  };
}
