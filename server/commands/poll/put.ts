import { requireItem } from '#domain/agenda.ts';
import { requireDetails, requireInSession, requireProfile } from '#domain/meeting.ts';
import { requireParticipant } from '#domain/people.ts';
import { optionSet } from '#domain/poll/optionSets.ts';
import { type Electorate, resultOf, type Vote } from '#domain/poll/result.ts';
import { pollRuleOf, requireNoOpenPoll, rollOf } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { BallotContext, PollOption, PollResult, QuorumFigures } from '#protocol/ballot.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';
import { requireUnusedId } from './create.ts';
import { requireQuorum } from './open.ts';

type Asked = { readonly pollId: string; readonly itemId: string | null; readonly question: string };

function requireMayPut(state: MeetingState, { pollId, itemId }: Asked): QuorumFigures {
  requireInSession(state.shared.meeting);
  requireUnusedId(state, pollId);
  requireNoOpenPoll(state.shared);
  if (itemId !== null) {
    requireItem(state.shared.agenda, itemId);
  }
  return requireQuorum(state);
}

function contextOf(state: MeetingState, asked: Asked, options: PollOption[]): BallotContext {
  const { meeting } = state.shared;
  return {
    ...asked,
    meetingId: state.meetingId,
    form: 'open',
    method: 'decision',
    seats: 1,
    options,
    paper: null,
    weighted: false,
    totalMembers: requireDetails(meeting).totalMembers,
    roll: rollOf(state.shared),
    rule: { ...pollRuleOf(requireProfile(meeting), null), silence: 'not_counted' },
    revoteOf: null,
    publicKey: null,
  };
}

function electorate(quorum: QuorumFigures, received: number): Electorate {
  const { present, total } = quorum;
  return {
    presentVotes: present,
    silent: present - received,
    silentVotes: 0,
    absent: total - present,
    issued: present,
    invalid: 0,
    quorum,
  };
}

/**
 * Records a decision without ballots because nobody had another opinion: the chair's words and how many were present, not a
 * made-up unanimous vote (POLL-20).
 */
export const recordAcclamation: Handler<'poll.recordAcclamation'> = ({ state, payload }) => {
  const { statement, ...asked } = payload;
  const quorum = requireMayPut(state, asked);
  const counted = resultOf(contextOf(state, asked, []), [], { ...electorate(quorum, 0), silent: 0 }, null);
  const outcome = counted.outcome === 'no_quorum' ? 'no_quorum' : 'passed';
  const result: PollResult = { ...counted, outcome, decidedBy: 'acclamation' };
  return done(event('poll.acclaimed', { ...asked, statement, result }));
};

/** Records hands counted in the room and who counted; more hands than members present can't be (POLL-21). */
export const recordHands: Handler<'poll.recordHands'> = ({ state, payload, actor }) => {
  const { optionSet: written, counts, countedById: named, ...asked } = payload;
  const countedById = named ?? requireActingParticipant(actor).participantId;
  requireParticipant(state.shared.people, countedById);
  const quorum = requireMayPut(state, asked);
  const options = optionSet(written);
  const votes = counts.flatMap(({ optionId, count }): Vote[] =>
    Array.from({ length: count }, () => ({ choices: [optionId], weight: 1 })),
  );
  const known = counts.every(({ optionId }) => options.some((option) => option.optionId === optionId));
  const different = new Set(counts.map(({ optionId }) => optionId)).size === counts.length;
  if (!known || !different || options.length === 0) {
    throw new Rejected('invalid_payload', 'POLL-9');
  }
  if (votes.length > quorum.present) {
    throw new Rejected('conflict', 'POLL-21', { hands: votes.length, present: quorum.present });
  }
  const result = resultOf(contextOf(state, asked, options), votes, electorate(quorum, votes.length), null);
  return done(event('poll.handsCounted', { ...asked, options, countedById, result }));
};
