import { requireStatus } from '#domain/meeting.ts';
import { requireNoOpenPoll } from '#domain/poll/roll.ts';
import { endFloorOf, stopSpeech } from '../floor/endings.ts';
import { done, event, type Handler } from '../handler.ts';
import { recallAtClose } from '../paper/recall.ts';

/** Closes the meeting; what was current is concluded with it, papers marked for it are recalled. */
export const close: Handler<'meeting.close'> = ({ state, now }) => {
  requireStatus(state.shared.meeting, ['in_session', 'recess'], 'MEETING-2');
  requireNoOpenPoll(state.shared);
  const itemId = state.shared.agenda.currentItemId;
  const concluded =
    itemId === null ? [] : [...endFloorOf(state, itemId, now), event('agenda.itemConcluded', { itemId })];
  const stopped = state.shared.floor.current?.itemId === itemId ? [] : stopSpeech(state, 'meeting_paused', now);
  return done(...stopped, ...concluded, ...recallAtClose(state), event('meeting.closed', {}));
};
