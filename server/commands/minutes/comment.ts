import { type MinutesComment, requireMinutesStatus } from '#domain/minutes.ts';
import { Rejected } from '#domain/rejected.ts';
import { actsAsSteward, done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** DESK-15: an answer belongs to a remark that is still open, and isn't answered itself. */
function requireOpenRemark(remark: MinutesComment | undefined): void {
  if (remark === undefined || remark.settledBy !== null || remark.replyTo !== undefined) {
    throw new Rejected('conflict', 'DESK-15');
  }
}

/** A remark on a block or on the whole: by members while the draft is open for review, by stewards before that too. */
export const comment: Handler<'minutes.comment'> = ({ state, payload, actor }) => {
  const { minutes } = state.shared;
  requireMinutesStatus(minutes, actsAsSteward(actor) ? ['drafting', 'review'] : ['review']);
  if (minutes.comments[payload.commentId] !== undefined) {
    throw new Rejected('conflict', 'DESK-3');
  }
  if (payload.replyTo !== undefined) {
    requireOpenRemark(minutes.comments[payload.replyTo]);
  }
  return done(event('minutes.commented', { ...payload, by: requireActingParticipant(actor).participantId }));
};
