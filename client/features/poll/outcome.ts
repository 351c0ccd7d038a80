import type { Run } from '#client/ui/MemberCells.tsx';
import type { PublicPoll } from '#domain/poll/polls.ts';
import { totalVotes } from '#domain/poll/result.ts';
import type { MeetingState } from '#domain/state.ts';
import type { CountsAs, PollResult } from '#protocol/ballot.ts';
import { itemNumber, latestPoll, openBallot } from './selectors.ts';
import type { PollOutcome, Side, Voter } from './types.ts';

const GOOD: readonly PollResult['outcome'][] = ['passed', 'elected', 'partly_elected'];
const SIDE_OF: Record<CountsAs, Side> = { agree: 'agree', disagree: 'against', neutral: 'abstain' };

export const SIDES: readonly Side[] = ['agree', 'against', 'abstain'];

export const COUNTED = ['agree', 'against', 'abstain', 'silent', 'absent'] as const;

/** The bar of a result: in favour, against, abstaining, silent, absent; of weights only what was cast and the rest. */
export function outcomeRuns({ agree, against, abstain, silent, absent, total, weighted }: PollOutcome): Run[] {
  const cast: Run[] = [
    { kind: 'agree', count: agree },
    { kind: 'against', count: against },
    { kind: 'abstain', count: abstain },
  ];
  if (weighted) {
    return [...cast, { kind: 'absent', count: Math.max(0, total - agree - against - abstain) }];
  }
  return [...cast, { kind: 'waiting', count: silent }, { kind: 'absent', count: absent }];
}

function namesOf(state: MeetingState, poll: PublicPoll, me: string | null): PollOutcome['names'] {
  const { context } = poll;
  if (poll.form !== 'open' || context?.method !== 'decision') {
    return null;
  }
  const people = state.shared.people.byId;
  const voter = (participantId: string, place: Voter['place']): Voter => ({
    participantId,
    name: people[participantId]?.name ?? '',
    place,
    mine: participantId === me,
    weight: context.weighted ? (context.roll.find((line) => line.participantId === participantId)?.weight ?? 1) : null,
  });
  const sideOf = (choices: readonly string[]): Side =>
    SIDE_OF[poll.options.find(({ optionId }) => choices.includes(optionId))?.countsAs ?? 'neutral'];
  const of = (side: Side): Voter[] =>
    poll.ballots
      .filter(({ choices }) => sideOf(choices) === side)
      .map(({ participantId, place }) => voter(participantId, place));
  const non = (silent: boolean): Voter[] =>
    poll.nonVoters
      .filter(({ state: how }) => (how === 'silent') === silent)
      .map(({ participantId }) => voter(participantId, 'on_site'));
  return { agree: of('agree'), against: of('against'), abstain: [...of('abstain'), ...non(true)], absent: non(false) };
}

const labelOf = (poll: PublicPoll, optionId: string): string =>
  poll.options.find((option) => option.optionId === optionId)?.label ?? optionId;

function boxOf({ issued, received, invalid }: PollResult): PollOutcome['box'] {
  return { issued, received, valid: received - invalid, invalid };
}

function candidatesOf(poll: PublicPoll, result: PollResult): PollOutcome['candidates'] {
  if (poll.context?.method !== 'election') {
    return [];
  }
  return result.counts
    .map(({ optionId, votes }) => ({
      label: labelOf(poll, optionId),
      votes,
      elected: result.elected.includes(optionId),
    }))
    .sort((a, b) => b.votes - a.votes);
}

function headsOf(poll: PublicPoll, result: PollResult): PollOutcome['heads'] {
  const of = (countsAs: CountsAs): number => {
    const ids = poll.options.filter((option) => option.countsAs === countsAs).map(({ optionId }) => optionId);
    return result.counts.reduce((sum, { optionId, ballots }) => (ids.includes(optionId) ? sum + ballots : sum), 0);
  };
  // Where silence is recorded as abstaining, the silent are among those who abstain.
  const silent = poll.form === 'open' && poll.context?.rule.silence === 'abstain' ? result.silent : 0;
  return { agree: of('agree'), against: of('disagree'), abstain: of('neutral') + silent };
}

/** A published poll as its screens show it; null before publication. */
export function outcomeOf(state: MeetingState, poll: PublicPoll, me: string | null): PollOutcome | null {
  const { result } = poll;
  if (poll.status !== 'published' || result === null) {
    return null;
  }
  const heads = headsOf(poll, result);
  const counted = result.agree + result.disagree + result.neutral;
  const absent = Math.min(result.absent, Math.max(0, result.totalMembers - counted));
  const weighted = poll.context?.weighted ?? false;
  return {
    pollId: poll.pollId,
    itemNumber: itemNumber(state, poll.itemId),
    question: poll.question,
    form: poll.form,
    code: poll.code,
    outcome: result.outcome,
    good: GOOD.includes(result.outcome),
    decidedBy: result.decidedBy,
    majority: result.majority,
    weighted,
    agree: result.agree,
    against: result.disagree,
    abstain: result.neutral,
    heads,
    silent: Math.max(0, result.totalMembers - counted - absent),
    absent,
    total: poll.context !== null && weighted ? totalVotes(poll.context) : result.totalMembers,
    members: result.totalMembers,
    required: result.required,
    present: result.quorum.present,
    ofCastPermille: result.agreeOfCastPermille,
    ofTotalPermille: result.agreeOfTotalPermille,
    candidates: candidatesOf(poll, result),
    box: poll.form === 'secret' ? boxOf(result) : null,
    auth: poll.context?.rule.auth ?? null,
    warnings: result.warnings,
    tied: result.tied.map((optionId) => labelOf(poll, optionId)),
    publishedAtMs: Date.parse(poll.publishedAt ?? poll.openedAt),
    names: namesOf(state, poll, me),
    ballotIds: poll.ballotIds,
    statement: poll.statement,
    countedBy: poll.countedById === null ? null : (state.shared.people.byId[poll.countedById]?.name ?? null),
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

/** Whether a vote is what the room should see: one that is open, being counted, or decided or cancelled since the last speech began. */
export function voteOnScreen(state: MeetingState): boolean {
  const poll = latestPoll(state);
  if (openBallot(state) !== null || poll?.status === 'closed') {
    return true;
  }
  if (state.shared.meeting.status !== 'in_session') {
    return false;
  }
  const spokeAt = state.shared.floor.current?.startedAt ?? '';
  const endedAt = poll?.publishedAt ?? poll?.cancelledAt ?? null;
  return endedAt !== null && endedAt >= spokeAt;
}
