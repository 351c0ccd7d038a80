import { nonVotersOf, openBallots, openResult, secretResult, votersOf } from '#domain/poll/closing.ts';
import { type Balloting, hasBallots, requirePoll } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { PollResult } from '#protocol/ballot.ts';
import { openedBox, sealBox } from '#server/persistence/ballotBox.ts';
import type { Tx } from '#server/persistence/client.ts';
import { type Actor, done, event, type Handler, type NewEvent } from '../handler.ts';

/** Ends a poll: by those who run the meeting, or by the server once its time is over (POLL-12). The quorum is checked again. */
export const close: Handler<'poll.close'> = async ({ state, payload: { pollId }, actor, now, tx }) => {
  const poll = requirePoll(state, pollId);
  if (poll.status !== 'open' || !hasBallots(poll)) {
    throw new Rejected('conflict', 'POLL-12', { status: poll.status });
  }
  requireDue(poll, actor, now);
  const result = await tally(state, poll, tx);
  const closed = event('poll.closed', {
    pollId,
    reason: actor.kind === 'service' ? 'deadline' : 'steward',
    received: result.received,
    voters: votersOf(state, poll),
    quorum: result.quorum,
  });
  const waits = !poll.publishAtClose || result.outcome === 'tie_needs_chair';
  const published = waits ? [] : [await publication(state, poll, result, tx)];
  return done(closed, event('poll.tallied', { pollId, result }), ...published);
};

function requireDue(poll: Balloting, actor: Actor, now: string): void {
  if (actor.kind === 'service' && (poll.closesAt === null || now < poll.closesAt)) {
    throw new Rejected('conflict', 'POLL-12', { closesAt: poll.closesAt });
  }
}

/** Counts the ballots; a secret box takes no more from this moment on. */
async function tally(state: MeetingState, poll: Balloting, tx: Tx): Promise<PollResult> {
  if (poll.form === 'open') {
    return openResult(state, poll);
  }
  const box = await sealBox(tx, poll.pollId);
  return secretResult(
    state,
    poll,
    box.map(({ choices }) => choices),
  );
}

/** The fact that makes a result known: names with choices of an open poll, ids without choices of a secret one. */
export async function publication(state: MeetingState, poll: Balloting, result: PollResult, tx: Tx): Promise<NewEvent> {
  const secret = poll.form === 'secret';
  const ballotIds = secret ? (await openedBox(tx, poll.pollId)).map(({ ballotId }) => ballotId) : [];
  return event('poll.published', {
    pollId: poll.pollId,
    result,
    ballots: secret ? [] : openBallots(state, poll),
    nonVoters: nonVotersOf(state, poll),
    ballotIds,
  });
}
