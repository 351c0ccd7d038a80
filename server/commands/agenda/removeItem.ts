import { requireItem } from '#domain/agenda.ts';
import { PREPARING, requireStatus } from '#domain/meeting.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Takes an item off a programme in preparation; once the meeting is open an item is withdrawn, on record. */
export const removeItem: Handler<'agenda.removeItem'> = ({ state, payload }) => {
  const { meeting, agenda } = state.shared;
  requireStatus(meeting, PREPARING, 'AGENDA-4');
  requireItem(agenda, payload.itemId);
  if (Object.values(agenda.byId).some(({ parentId }) => parentId === payload.itemId)) {
    throw new Rejected('conflict', 'AGENDA-4', { hasParts: true });
  }
  return done(event('agenda.itemRemoved', payload));
};
