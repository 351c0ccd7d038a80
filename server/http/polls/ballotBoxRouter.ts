import { randomUUID } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { type Balloting, requireChoices, requireOpen } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import { BallotId, SealedCast, type SealedReceipt } from '#protocol/ballot.ts';
import { PollId } from '#protocol/ids.ts';
import { execute } from '#server/commands/execute.ts';
import { type CastAnswer, castSealed, meetingOfBox } from '#server/persistence/ballotBox.ts';
import { requireSigned, type SignedCast } from '#server/persistence/ballotSigning.ts';
import { BatchQueue } from '#server/persistence/batchQueue.ts';
import type { Database } from '#server/persistence/client.ts';
import type { Timeline } from '#server/persistence/timeline.ts';
import { param, parsed } from '../answers.ts';
import { callsPerMinute } from '../callRate.ts';

export type BallotBoxParts = {
  readonly timeline: Timeline;
  readonly db: Database;
  /** Called after ballots became durable. */
  readonly arrived: (meetingId: string, pollId: string) => void;
  readonly limits?: typeof LIMITS;
};

/** BALLOT-4: a ballot comes from nobody. A request that says whose it is gets no further. */
const refuseNames: RequestHandler = (request, _response, next) => {
  if (request.headers.cookie !== undefined || request.headers.authorization !== undefined) {
    throw new Rejected('invalid_payload', 'BALLOT-4');
  }
  next();
};

/**
 * BALLOT-12: what one address may bring in a minute, and how much of it may be refused. A hall of two thousand may sit behind one
 * address, each sending again while the network is bad, and all of them may come too late. Counted without looking at the ballot.
 */
const LIMITS = { brought: 10_000, refused: 3_000 };

/** Meetings by poll: a poll never changes its meeting. */
class Meetings {
  readonly #known = new Map<string, string>();

  async require(db: Database, given: string): Promise<string> {
    const pollId = parsed(PollId, given);
    const known = this.#known.get(pollId);
    if (known !== undefined) {
      return known;
    }
    const meetingId = await meetingOfBox(db, pollId);
    if (meetingId === null) {
      throw new Rejected('not_found', 'BALLOT-1');
    }
    this.#known.set(pollId, meetingId);
    return meetingId;
  }
}

/** The open poll by the state in memory, or by the log when that doesn't know it (any more, or yet). */
async function requireOpenPoll(timeline: Timeline, meetingId: string, pollId: string): Promise<Balloting> {
  const known = timeline.known(meetingId);
  const now = new Date().toISOString();
  const poll = known?.shared.polls.byId[pollId];
  const isOpen = known !== undefined && poll?.status === 'open' && (poll.closesAt === null || now <= poll.closesAt);
  return requireOpen(isOpen ? known : await timeline.state(meetingId), pollId, now);
}

/**
 * `POST /ballot-box/:pollId`: a secret ballot, without session, cookie or log line; answered once it is durable, together
 * with those that arrived at the same time. `POST /ballot-box/:pollId/missing`: an id that isn't among the published ones.
 */
export function ballotBoxRouter({ timeline, db, arrived, limits = LIMITS }: BallotBoxParts): Router {
  const router = Router();
  const meetings = new Meetings();
  const queue = new BatchQueue<SignedCast, CastAnswer>((pollId, casts) => castSealed(db, pollId, casts));
  router.use(
    callsPerMinute(limits.brought, 'BALLOT-12', { onlyRefused: false }),
    callsPerMinute(limits.refused, 'BALLOT-12', { onlyRefused: true }),
  );
  router.post('/:pollId', refuseNames, async (request, response) => {
    const pollId = param(request, 'pollId');
    const cast = parsed(SealedCast, request.body);
    const meetingId = await meetings.require(db, pollId);
    const { context } = await requireOpenPoll(timeline, meetingId, pollId);
    requireChoices(context, cast.choices);
    const answer = await queue.push(pollId, requireSigned(context.publicKey, cast));
    if (answer instanceof Rejected) {
      throw answer;
    }
    arrived(meetingId, pollId);
    response.json({ ballotId: answer.ballotId } satisfies SealedReceipt);
  });
  router.post('/:pollId/missing', refuseNames, async (request, response) => {
    const pollId = param(request, 'pollId');
    const { ballotId } = parsed(z.strictObject({ ballotId: BallotId }), request.body);
    const meetingId = await meetings.require(db, pollId);
    const command = { commandId: randomUUID(), meetingId, name: 'poll.reportMissing', payload: { pollId, ballotId } };
    response.json(await execute(timeline, { kind: 'service', service: 'server' }, command));
  });
  return router;
}
