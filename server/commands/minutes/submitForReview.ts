import { requireStatus } from '#domain/meeting.ts';
import { requireMinutesStatus } from '#domain/minutes.ts';
import { done, event, type Handler } from '../handler.ts';

/** Shows the draft to the members for comments; the meeting must be over. */
export const submitForReview: Handler<'minutes.submitForReview'> = ({ state }) => {
  requireStatus(state.shared.meeting, ['closed'], 'DESK-2');
  requireMinutesStatus(state.shared.minutes, ['drafting']);
  return done(event('minutes.submittedForReview', {}));
};
