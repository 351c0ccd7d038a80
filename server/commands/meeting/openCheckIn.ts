import { requireStatus } from '#domain/meeting.ts';
import { done, event, type Handler } from '../handler.ts';

/** Lets people check in before the meeting is opened. */
export const openCheckIn: Handler<'meeting.openCheckIn'> = ({ state }) => {
  requireStatus(state.shared.meeting, ['draft', 'invited'], 'MEETING-2');
  return done(event('meeting.checkInOpened', {}));
};
