import { requireItem } from '#domain/agenda.ts';
import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { requirePoll } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { PollDetails } from '#protocol/ballot.ts';
import { done, event, type Handler } from '../handler.ts';

/** Prepares a poll; only the stewards see it before its opening. */
export const create: Handler<'poll.create'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  requireUnusedId(state, payload.pollId);
  if (payload.revoteOf !== null) {
    requirePoll(state, payload.revoteOf);
  }
  requireConsistent(state, payload.details);
  return done(event('poll.created', payload));
};

/** POLL-1: a poll's id is used once. */
export function requireUnusedId({ shared, stewards }: MeetingState, pollId: string): void {
  if (shared.polls.byId[pollId] !== undefined || stewards.polls.drafts[pollId] !== undefined) {
    throw new Rejected('conflict', 'POLL-1');
  }
}

/** POLL-2: options differ; a decision can be agreed to and not agreed to; an election has candidates for its seats. */
export function requireConsistent(state: MeetingState, details: PollDetails): void {
  if (details.itemId !== null) {
    requireItem(state.shared.agenda, details.itemId);
  }
  const { options, method, seats, form, weighted } = details;
  const isDecidable = options.length > 1 && options.some(({ countsAs }) => countsAs === 'agree');
  const hasCandidates = options.every(({ countsAs }) => countsAs === 'agree') && seats <= options.length;
  const fits = method === 'decision' ? isDecidable && seats === 1 : hasCandidates;
  const different = new Set(options.map(({ optionId }) => optionId)).size === options.length;
  if (!fits || !different) {
    throw new Rejected('invalid_payload', 'POLL-2', { method });
  }
  if (weighted && form === 'secret') {
    throw new Rejected('invalid_payload', 'POLL-18');
  }
}
