import { requireItem } from '#domain/agenda.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Ends registration for an item; points of order stay possible (FLOOR-5). */
export const closeList: Handler<'floor.closeList'> = ({ state, payload }) => {
  requireItem(state.shared.agenda, payload.itemId);
  if (state.shared.floor.closedLists.includes(payload.itemId)) {
    throw new Rejected('conflict', 'FLOOR-5', { closed: true });
  }
  return done(event('floor.listClosed', payload));
};

/** Takes requests for an item again. */
export const openList: Handler<'floor.openList'> = ({ state, payload }) => {
  requireItem(state.shared.agenda, payload.itemId);
  if (!state.shared.floor.closedLists.includes(payload.itemId)) {
    throw new Rejected('conflict', 'FLOOR-5', { closed: false });
  }
  return done(event('floor.listOpened', payload));
};
