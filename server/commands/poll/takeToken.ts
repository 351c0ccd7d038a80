import { createHash } from 'node:crypto';
import { requireOpen, requireVoter } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import { signBlinded } from '#server/persistence/ballotBox.ts';
import { event, type Handler, requireActingParticipant } from '../handler.ts';
import { requireVoteAuth } from './authenticate.ts';

/**
 * Gives a voter the one token of a secret poll: the server signs what it can't read (RFC 9474), the roll notes who took it.
 * The same request gets the same answer, also after the tablet was reloaded; a second token is refused (BALLOT-2).
 */
export const takeToken: Handler<'poll.takeToken'> = async ({ state, payload, actor, now, tx }) => {
  const { pollId, blindedMessage, signature } = payload;
  const poll = requireOpen(state, pollId, now);
  if (poll.form !== 'secret') {
    throw new Rejected('conflict', 'BALLOT-1');
  }
  const voter = requireActingParticipant(actor);
  const { participantId } = voter;
  const { place } = requireVoter(state, poll, participantId);
  requireVoteAuth(poll, { actor: voter, signature, choices: 'token', now });
  const blindedHash = createHash('sha256').update(blindedMessage).digest('base64');
  const before = state.own[participantId]?.ballots[pollId];
  if (before !== undefined && before.blindedHash !== blindedHash) {
    throw new Rejected('conflict', 'BALLOT-2');
  }
  const blindSignature = await signBlinded(tx, pollId, blindedMessage);
  const events = before === undefined ? [event('poll.tokenTaken', { pollId, participantId, place, blindedHash })] : [];
  return { events, result: { blindSignature } };
};
