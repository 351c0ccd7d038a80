import type { MemberCell } from '#client/ui/MemberCells.tsx';
import type { PublicPoll } from '#domain/poll/polls.ts';
import type { MeetingState } from '#domain/state.ts';
import type { CountsAs, PollResult } from '#protocol/ballot.ts';
import { itemNumber, latestPoll } from './selectors.ts';
import type { PollOutcome, Side, Voter } from './types.ts';

const GOOD: readonly PollResult['outcome'][] = ['passed', 'elected', 'partly_elected'];
const SIDES: Record<CountsAs, Side> = { agree: 'agree', disagree: 'against', neutral: 'abstain' };

export const COUNTED = ['agree', 'against', 'abstain', 'silent', 'absent'] as const;

/** One cell per member: in favour, against, abstaining, silent, absent. */
export function outcomeCells(outcome: PollOutcome): MemberCell[] {
  const some = (count: number, kind: MemberCell): MemberCell[] => Array<MemberCell>(Math.max(0, count)).fill(kind);
  return [
    ...some(outcome.agree, 'agree'),
    ...some(outcome.against, 'against'),
    ...some(outcome.abstain, 'abstain'),
    ...some(outcome.silent, 'waiting'),
    ...some(outcome.absent, 'absent'),
  ];
}

function namesOf(state: MeetingState, poll: PublicPoll, me: string | null): PollOutcome['names'] {
  if (poll.form !== 'open' || poll.context?.method !== 'decision') {
    return null;
  }
  const people = state.shared.people.byId;
  const voter = (participantId: string, remote: boolean): Voter => ({
    participantId,
    name: people[participantId]?.name ?? '',
    remote,
    mine: participantId === me,
  });
  const sideOf = (choices: readonly string[]): Side =>
    SIDES[poll.options.find(({ optionId }) => choices.includes(optionId))?.countsAs ?? 'neutral'];
  const of = (side: Side): Voter[] =>
    poll.ballots
      .filter(({ choices }) => sideOf(choices) === side)
      .map(({ participantId, place }) => voter(participantId, place === 'remote'));
  const non = (silent: boolean): Voter[] =>
    poll.nonVoters
      .filter(({ state: how }) => (how === 'silent') === silent)
      .map(({ participantId }) => voter(participantId, false));
  return { agree: of('agree'), against: of('against'), abstain: [...of('abstain'), ...non(true)], absent: non(false) };
}

function candidatesOf(poll: PublicPoll, result: PollResult): PollOutcome['candidates'] {
  if (poll.context?.method !== 'election') {
    return [];
  }
  return result.counts
    .map(({ optionId, votes }) => ({
      label: poll.options.find((option) => option.optionId === optionId)?.label ?? optionId,
      votes,
      elected: result.elected.includes(optionId),
    }))
    .sort((a, b) => b.votes - a.votes);
}

/** A published poll as its screens show it; null before publication. */
export function outcomeOf(state: MeetingState, poll: PublicPoll, me: string | null): PollOutcome | null {
  const { result } = poll;
  if (poll.status !== 'published' || result === null) {
    return null;
  }
  const counted = result.agree + result.disagree + result.neutral;
  const absent = Math.min(result.absent, Math.max(0, result.totalMembers - counted));
  return {
    pollId: poll.pollId,
    itemNumber: itemNumber(state, poll.itemId),
    question: poll.question,
    form: poll.form,
    code: poll.code,
    outcome: result.outcome,
    good: GOOD.includes(result.outcome),
    agree: result.agree,
    against: result.disagree,
    abstain: result.neutral,
    silent: Math.max(0, result.totalMembers - counted - absent),
    absent,
    total: result.totalMembers,
    required: result.required,
    present: result.quorum.present,
    candidates: candidatesOf(poll, result),
    names: namesOf(state, poll, me),
    ballotIds: poll.ballotIds,
    statement: poll.statement,
    reserved: poll.reservedOpinions.map(({ participantId, text }) => ({
      name: state.shared.people.byId[participantId]?.name ?? '',
      text,
      mine: participantId === me,
    })),
  };
}

/** The latest result of the current item, for screens without a person. */
export function currentOutcome(state: MeetingState): PollOutcome | null {
  const poll = latestPoll(state);
  return poll === null ? null : outcomeOf(state, poll, null);
}
