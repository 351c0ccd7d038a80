import type { NonVoter, PollResult, PublishedBallot } from '#protocol/ballot.ts';
import { quorumOf } from '../quorum.ts';
import type { MeetingState } from '../state.ts';
import type { ChairSide } from './majority.ts';
import { type Electorate, resultOf, type Vote } from './result.ts';
import { type Balloting, placeOf, presidingId } from './roll.ts';

/** Open ballots of a poll as they stand, in the order of the roll. */
export function openBallots(state: MeetingState, { pollId, context }: Balloting): PublishedBallot[] {
  return context.roll.flatMap(({ participantId }) => {
    const ballot = state.own[participantId]?.ballots[pollId];
    if (ballot?.choices == null) {
      return [];
    }
    const { choices, place, history } = ballot;
    return [{ participantId, choices: [...choices], place, changes: history.length - 1 }];
  });
}

/** Who is known to have voted: has cast an open ballot, or taken a token. */
export function votersOf(state: MeetingState, { pollId, context }: Balloting): string[] {
  return context.roll
    .map(({ participantId }) => participantId)
    .filter((participantId) => state.own[participantId]?.ballots[pollId] !== undefined);
}

/** Members on the roll without a ballot, and why (AC-EC-09). */
export function nonVotersOf(state: MeetingState, poll: Balloting): NonVoter[] {
  const voters = new Set(votersOf(state, poll));
  return poll.context.roll
    .filter(({ participantId }) => !voters.has(participantId))
    .map(({ participantId }) => ({ participantId, state: whyNot(state, participantId) }));
}

function whyNot({ shared }: MeetingState, participantId: string): NonVoter['state'] {
  if (placeOf(shared, participantId) !== 'absent') {
    return 'silent';
  }
  const presence = shared.attendance.byId[participantId];
  const reply = shared.people.replies[participantId];
  const excused = presence?.state === 'absent' ? presence.excused : reply?.attending === false;
  return excused ? 'absent_excused' : 'absent';
}

function electorateOf(state: MeetingState, poll: Balloting, box: { issued: number; received: number }): Electorate {
  const { roll, weighted, totalMembers } = poll.context;
  const weightOf = (weight: number): number => (weighted ? weight : 1);
  const voters = new Set(votersOf(state, poll));
  const isHere = (id: string): boolean => placeOf(state.shared, id) !== 'absent';
  const silent = roll.filter(({ participantId: id }) => !voters.has(id) && isHere(id));
  const taking = roll.filter(({ participantId: id }) => voters.has(id) || isHere(id));
  const sum = (lines: typeof roll): number => lines.reduce((all, { weight }) => all + weightOf(weight), 0);
  // Who took a token and let it lapse is silent too, and nobody can say who it was.
  const lapsed = poll.form === 'secret' ? box.issued - box.received : 0;
  return {
    presentVotes: sum(taking),
    silent: silent.length + lapsed,
    silentVotes: sum(silent),
    absent: Math.max(0, totalMembers - voters.size - silent.length),
    issued: box.issued,
    invalid: 0,
    quorum: quorumOf(state),
  };
}

function chairSideOf(state: MeetingState, poll: Balloting, ballots: readonly PublishedBallot[]): ChairSide {
  const chairId = presidingId(state.shared);
  const choice = ballots.find(({ participantId }) => participantId === chairId)?.choices[0];
  const countsAs = poll.context.options.find(({ optionId }) => optionId === choice)?.countsAs;
  return countsAs === 'agree' || countsAs === 'disagree' ? countsAs : null;
}

/** Numbers of an open poll from the ballots as they stand. */
export function openResult(state: MeetingState, poll: Balloting): PollResult {
  const ballots = openBallots(state, poll);
  const weights = new Map(poll.context.roll.map(({ participantId, weight }) => [participantId, weight]));
  const votes: Vote[] = ballots.map(({ participantId, choices }) => ({
    choices,
    weight: poll.context.weighted ? (weights.get(participantId) ?? 1) : 1,
  }));
  const here = poll.context.roll.filter(({ participantId }) => placeOf(state.shared, participantId) !== 'absent');
  const entitled = new Set([...here.map(({ participantId }) => participantId), ...votersOf(state, poll)]);
  const electorate = electorateOf(state, poll, { issued: entitled.size, received: ballots.length });
  return resultOf(poll.context, votes, electorate, chairSideOf(state, poll, ballots));
}

/**
 * Numbers of a secret poll from the opened box.
 *
 * @param box choices of each ballot, in any order
 */
export function secretResult(state: MeetingState, poll: Balloting, box: readonly (readonly string[])[]): PollResult {
  const votes = box.map((choices) => ({ choices, weight: 1 }));
  const electorate = electorateOf(state, poll, { issued: votersOf(state, poll).length, received: box.length });
  return resultOf(poll.context, votes, electorate, null);
}

/** A tied result after the chair's word (BR-V7). */
export function withChairsWord(result: PollResult, side: 'agree' | 'disagree'): PollResult {
  return { ...result, outcome: side === 'agree' ? 'passed' : 'not_passed', decidedBy: 'chair_word' };
}
