import { requireOpen } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Gives more time to vote; the context stays as it was frozen. */
export const extend: Handler<'poll.extend'> = ({ state, payload, now }) => {
  const { pollId, closesAt } = requireOpen(state, payload.pollId, now);
  if (closesAt === null) {
    throw new Rejected('conflict', 'POLL-8', { closesAt });
  }
  return done(
    event('poll.extended', { pollId, closesAt: new Date(Date.parse(closesAt) + payload.seconds * 1000).toISOString() }),
  );
};
