import { type AgendaSlice, requireItem } from '#domain/agenda.ts';
import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Moves an item in the programme; everyone sees the new order at once. */
export const moveItem: Handler<'agenda.moveItem'> = ({ state, payload }) => {
  const { meeting, agenda } = state.shared;
  requireStatus(meeting, ALIVE, 'MEETING-2');
  requireItem(agenda, payload.itemId);
  if (payload.beforeId !== null) {
    requireItem(agenda, payload.beforeId);
  }
  requireNotInside(agenda, payload.itemId, payload.parentId);
  return done(event('agenda.itemMoved', payload));
};

/** AGENDA-3: an item can't be put under itself or one of its own parts. */
export function requireNotInside(agenda: AgendaSlice, itemId: string, parentId: string | null): void {
  let ancestor = parentId;
  while (ancestor !== null) {
    if (ancestor === itemId) {
      throw new Rejected('conflict', 'AGENDA-3');
    }
    ancestor = requireItem(agenda, ancestor).parentId;
  }
}
