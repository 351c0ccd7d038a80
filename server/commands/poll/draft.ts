import type { PollDraft } from '#domain/poll/polls.ts';
import { merge } from '#domain/reduce.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import { done, event, type Handler } from '../handler.ts';
import { requireConsistent } from './create.ts';

/** A poll that nobody could vote on yet; once opened it can't be changed or thrown away, only cancelled (POLL-2). */
export function requireDraft({ shared, stewards }: MeetingState, pollId: string): PollDraft {
  const draft = stewards.polls.drafts[pollId];
  if (draft === undefined) {
    throw new Rejected('not_found', 'POLL-1');
  }
  const opened = shared.polls.byId[pollId];
  if (opened !== undefined) {
    throw new Rejected('conflict', 'POLL-2', { status: opened.status });
  }
  return draft;
}

/** Changes a draft. */
export const edit: Handler<'poll.edit'> = ({ state, payload }) => {
  const { details } = requireDraft(state, payload.pollId);
  requireConsistent(state, merge(details, payload.changes));
  return done(event('poll.edited', payload));
};

/** Throws a draft away. */
export const discard: Handler<'poll.discard'> = ({ state, payload }) => {
  requireDraft(state, payload.pollId);
  return done(event('poll.discarded', payload));
};
