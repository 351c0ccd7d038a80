import { requireStatus } from '#domain/meeting.ts';
import { done, event, type Handler } from '../handler.ts';

/** Cancels a meeting that has not begun; it can't be taken up again. */
export const cancel: Handler<'meeting.cancel'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, ['draft', 'invited', 'checkin_open', 'postponed'], 'MEETING-2');
  return done(event('meeting.cancelled', { reason: payload.reason }));
};
