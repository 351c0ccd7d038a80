import { requireMinutesStatus } from '#domain/minutes.ts';
import { Rejected } from '#domain/rejected.ts';
import { actsAsSteward, done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** A remark on a block or on the whole: by members while the draft is open for review, by stewards before that too. */
export const comment: Handler<'minutes.comment'> = ({ state, payload, actor }) => {
  const { minutes } = state.shared;
  requireMinutesStatus(minutes, actsAsSteward(actor) ? ['drafting', 'review'] : ['review']);
  if (minutes.comments[payload.commentId] !== undefined) {
    throw new Rejected('conflict', 'DESK-3');
  }
  return done(event('minutes.commented', { ...payload, by: requireActingParticipant(actor).participantId }));
};
