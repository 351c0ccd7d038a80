import { requireStatus } from '#domain/meeting.ts';
import { done, event, type Handler } from '../handler.ts';

/** Closes the meeting; what was current is concluded with it. */
export const close: Handler<'meeting.close'> = ({ state }) => {
  requireStatus(state.shared.meeting, ['in_session', 'recess'], 'MEETING-2');
  const itemId = state.shared.agenda.currentItemId;
  const concluded = itemId === null ? [] : [event('agenda.itemConcluded', { itemId })];
  return done(...concluded, event('meeting.closed', {}));
};
