import { requireItem } from '#domain/agenda.ts';
import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { requireNoOpenPoll } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import { endFloorOf, requireHeard } from '../floor/endings.ts';
import { done, event, type Handler } from '../handler.ts';

/** Ends an item with its conclusion. */
export const concludeItem: Handler<'agenda.concludeItem'> = ({ state, payload: { itemId, despiteUnheard }, now }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  const { status } = requireItem(state.shared.agenda, itemId);
  if (['concluded', 'deferred', 'withdrawn'].includes(status)) {
    throw new Rejected('conflict', 'AGENDA-6', { status });
  }
  requireNoOpenPoll(state.shared, itemId);
  requireHeard(state, itemId, despiteUnheard);
  return done(...endFloorOf(state, itemId, now), event('agenda.itemConcluded', { itemId }));
};
