import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Marks a remark as dealt with. */
export const settleComment: Handler<'minutes.settleComment'> = ({ state, payload, actor }) => {
  const comment = state.shared.minutes.comments[payload.commentId];
  if (comment === undefined || comment.settledBy !== null) {
    throw new Rejected('conflict', 'DESK-3');
  }
  return done(event('minutes.commentSettled', { ...payload, by: requireActingParticipant(actor).participantId }));
};
