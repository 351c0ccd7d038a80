import { requireStatus } from '#domain/meeting.ts';
import { requireMinutesStatus } from '#domain/minutes.ts';
import { keepChanged } from '#server/persistence/minutesRevisions.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Shows the draft to the members for comments; the meeting must be over. */
export const submitForReview: Handler<'minutes.submitForReview'> = async ({ state, actor, tx, meetingId }) => {
  requireStatus(state.shared.meeting, ['closed'], 'DESK-2');
  requireMinutesStatus(state.shared.minutes, ['drafting']);
  const { participantId: by } = requireActingParticipant(actor);
  await keepChanged(tx, meetingId, { kind: 'step', name: 'review', by: [by] });
  return done(event('minutes.submittedForReview', {}));
};
