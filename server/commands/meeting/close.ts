import { requireStatus } from '#domain/meeting.ts';
import { recallAtClose } from '../paper/recall.ts';
import { done, event, type Handler } from '../handler.ts';

/** Closes the meeting; what was current is concluded with it, papers marked for it are recalled. */
export const close: Handler<'meeting.close'> = ({ state }) => {
  requireStatus(state.shared.meeting, ['in_session', 'recess'], 'MEETING-2');
  const itemId = state.shared.agenda.currentItemId;
  const concluded = itemId === null ? [] : [event('agenda.itemConcluded', { itemId })];
  return done(...concluded, ...recallAtClose(state), event('meeting.closed', {}));
};
