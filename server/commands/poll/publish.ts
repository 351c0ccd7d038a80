import { withChairsWord } from '#domain/poll/closing.ts';
import { hasBallots, presidingId, requirePoll } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { PollResult } from '#protocol/ballot.ts';
import type { Tx } from '#server/persistence/client.ts';
import { done, event, type Handler, type NewEvent, requireActingParticipant } from '../handler.ts';
import { publication } from './close.ts';

/** The numbers of a closed poll; refused before closing and after publication. */
function closedResult(state: MeetingState, pollId: string): PollResult {
  const poll = requirePoll(state, pollId);
  const result = state.stewards.polls.tallied[pollId] ?? poll.result;
  if (poll.status !== 'closed' || result === null) {
    throw new Rejected('conflict', 'POLL-19', { status: poll.status });
  }
  return result;
}

async function publicationOf(state: MeetingState, pollId: string, result: PollResult, tx: Tx): Promise<NewEvent> {
  const poll = requirePoll(state, pollId);
  return hasBallots(poll)
    ? publication(state, poll, result, tx)
    : event('poll.published', { pollId, result, ballots: [], nonVoters: [], ballotIds: [] });
}

/** Makes the result of a closed poll known; a tie must be settled first (POLL-15, POLL-19). */
export const publish: Handler<'poll.publish'> = async ({ state, payload: { pollId }, tx }) => {
  const result = closedResult(state, pollId);
  if (result.outcome === 'tie_needs_chair') {
    throw new Rejected('conflict', 'POLL-15');
  }
  return done(await publicationOf(state, pollId, result, tx));
};

/** The one who presides says openly which way a tie goes, once; the result is published with it (POLL-15). */
export const decideTie: Handler<'poll.decideTie'> = async ({ state, payload: { pollId, side }, actor, tx }) => {
  const { participantId } = requireActingParticipant(actor);
  if (presidingId(state.shared) !== participantId) {
    throw new Rejected('forbidden', 'POLL-15');
  }
  const result = closedResult(state, pollId);
  if (result.outcome !== 'tie_needs_chair') {
    throw new Rejected('conflict', 'POLL-15', { settled: true });
  }
  const published = await publicationOf(state, pollId, withChairsWord(result, side), tx);
  return done(event('poll.tieDecided', { pollId, by: participantId, side }), published);
};
