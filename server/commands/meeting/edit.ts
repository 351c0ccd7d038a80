import { ALIVE, requireDetails, requireStatus } from '#domain/meeting.ts';
import { merge } from '#domain/reduce.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Changes what a meeting is called, when and where it is; the base of votes is fixed once it is in session (MEETING-4). */
export const edit: Handler<'meeting.edit'> = ({ state, payload }) => {
  const { meeting } = state.shared;
  requireStatus(meeting, ALIVE, 'MEETING-2');
  const details = merge(requireDetails(meeting), payload);
  if (details.scheduledEndAt <= details.scheduledStartAt) {
    throw new Rejected('invalid_payload', 'MEETING-3');
  }
  if (payload.totalMembers !== undefined && meeting.openedAt !== null) {
    throw new Rejected('conflict', 'MEETING-4');
  }
  return done(event('meeting.edited', { changes: payload }));
};
