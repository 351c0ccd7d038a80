import { requireChoices, requireOpen, requireVoter } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import { event, type Handler, requireActingParticipant } from '../handler.ts';
import { requireVoteAuth } from './authenticate.ts';

/** Casts an open ballot or changes it; the last one counts, earlier ones are kept (POLL-10). Only the voter hears what it says. */
export const cast: Handler<'poll.cast'> = ({ state, payload, actor, now }) => {
  const { pollId, choices, signature } = payload;
  const poll = requireOpen(state, pollId, now);
  if (poll.form !== 'open') {
    throw new Rejected('conflict', 'BALLOT-1');
  }
  const voter = requireActingParticipant(actor);
  const { participantId } = voter;
  const { place } = requireVoter(state, poll, participantId);
  requireChoices(poll.context, choices);
  requireVoteAuth(poll, { actor: voter, signature, choices, now });
  const before = state.own[participantId]?.ballots[pollId];
  const changes = before?.history.length ?? 0;
  const result = { choices, changes };
  if (before?.choices?.toString() === choices.toString()) {
    return { events: [], result: { choices, changes: changes - 1 } };
  }
  return { events: [event('poll.ballotCast', { pollId, participantId, choices, place, signature })], result };
};
