import { requireItem } from '#domain/agenda.ts';
import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Ends an item with its conclusion. */
export const concludeItem: Handler<'agenda.concludeItem'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  const { status } = requireItem(state.shared.agenda, payload.itemId);
  if (['concluded', 'deferred', 'withdrawn'].includes(status)) {
    throw new Rejected('conflict', 'AGENDA-6', { status });
  }
  return done(event('agenda.itemConcluded', payload));
};
