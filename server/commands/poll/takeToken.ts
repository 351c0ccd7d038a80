import { requireOpen, requireVoter } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import { signBlinded } from '#server/persistence/ballotBox.ts';
import { event, type Handler, requireActingParticipant } from '../handler.ts';

/**
 * Gives a voter the one token of a secret poll: the server signs what it can't read (RFC 9474), the roll notes who took it.
 * A repeat of the command gets the same answer; a second token is refused (BALLOT-2).
 */
export const takeToken: Handler<'poll.takeToken'> = async ({ state, payload, actor, now, tx }) => {
  const { pollId, blindedMessage } = payload;
  const poll = requireOpen(state, pollId, now);
  if (poll.form !== 'secret') {
    throw new Rejected('conflict', 'BALLOT-1');
  }
  const { participantId } = requireActingParticipant(actor);
  const { place } = requireVoter(state, poll, participantId);
  if (state.own[participantId]?.ballots[pollId] !== undefined) {
    throw new Rejected('conflict', 'BALLOT-2');
  }
  const blindSignature = await signBlinded(tx, pollId, blindedMessage);
  return { events: [event('poll.tokenTaken', { pollId, participantId, place })], result: { blindSignature } };
};
