import { requireItem } from '#domain/agenda.ts';
import { requireInSession } from '#domain/meeting.ts';
import { requireNoOpenPoll } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import { endFloorOf, requireHeard } from '../floor/endings.ts';
import { done, event, type Handler } from '../handler.ts';

/** Makes an item current on every screen; the one before it is concluded. A withdrawn item can't be called (AGENDA-5). */
export const callItem: Handler<'agenda.callItem'> = ({ state, payload, now }) => {
  const { meeting, agenda } = state.shared;
  requireInSession(meeting);
  const item = requireItem(agenda, payload.itemId);
  if (item.status === 'withdrawn' || agenda.currentItemId === item.itemId) {
    throw new Rejected('conflict', 'AGENDA-5', { status: item.status });
  }
  requireNoOpenPoll(state.shared);
  const previousId = agenda.currentItemId;
  if (previousId === null) {
    return done(event('agenda.itemCalled', { itemId: item.itemId }));
  }
  requireHeard(state, previousId, payload.despiteUnheard);
  return done(...endFloorOf(state, previousId, now), event('agenda.itemCalled', { itemId: item.itemId }));
};
