import { openBallots, votersOf } from '#domain/poll/closing.ts';
import { hasBallots, requirePoll } from '#domain/poll/roll.ts';
import { countBox } from '#server/persistence/ballotBox.ts';
import { done, event, type Handler } from '../handler.ts';

/** Tells everyone how many ballots are in and who is new among the voters; says nothing of what was chosen (POLL-11). */
export const count: Handler<'poll.count'> = async ({ state, payload: { pollId }, tx }) => {
  const poll = requirePoll(state, pollId);
  if (poll.status !== 'open' || !hasBallots(poll)) {
    return done();
  }
  const received = poll.form === 'secret' ? await countBox(tx, pollId) : openBallots(state, poll).length;
  const known = new Set(poll.voters);
  const newVoters = votersOf(state, poll).filter((id) => !known.has(id));
  if (received === poll.received && newVoters.length === 0) {
    return done();
  }
  return done(event('poll.counted', { pollId, received, newVoters }));
};
