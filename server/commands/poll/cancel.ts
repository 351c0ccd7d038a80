import { hasBallots, requirePoll } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import { dropBox } from '#server/persistence/ballotBox.ts';
import { done, event, type Handler } from '../handler.ts';
import { requireUnusedId } from './create.ts';

/** Cancels an open or closed poll for good; ballots are void and a secret box is emptied unread (POLL-19). */
export const cancel: Handler<'poll.cancel'> = async ({ state, payload, tx }) => {
  const poll = requirePoll(state, payload.pollId);
  if (poll.status !== 'open' && poll.status !== 'closed') {
    throw new Rejected('conflict', 'POLL-19', { status: poll.status });
  }
  if (poll.form === 'secret') {
    await dropBox(tx, poll.pollId);
  }
  return done(event('poll.cancelled', payload));
};

/** A new draft with the question and options of a poll that is over, linked to it (POLL-19). */
export const revote: Handler<'poll.revote'> = ({ state, payload: { pollId, newPollId } }) => {
  const old = requirePoll(state, pollId);
  if (old.status === 'open' || !hasBallots(old)) {
    throw new Rejected('conflict', 'POLL-19', { status: old.status });
  }
  requireUnusedId(state, newPollId);
  const draft = state.stewards.polls.drafts[pollId];
  if (draft === undefined) {
    throw new Rejected('not_found', 'POLL-1');
  }
  return done(event('poll.created', { pollId: newPollId, details: draft.details, revoteOf: pollId }));
};
