import { waitingFor } from '#domain/floor.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/**
 * Puts an item's list into a new order. It must name exactly those who wait: a request that came in meanwhile must not be
 * lost, so the sender looks again and repeats (FLOOR-9).
 */
export const reorder: Handler<'floor.reorder'> = ({ state, payload }) => {
  const waiting = waitingFor(state.shared.floor, payload.itemId).map(({ requestId }) => requestId);
  const named = new Set(payload.requestIds);
  const complete = named.size === payload.requestIds.length && named.size === waiting.length;
  if (!complete || !waiting.every((id) => named.has(id))) {
    throw new Rejected('conflict', 'FLOOR-9', { waiting: waiting.length });
  }
  return done(event('floor.reordered', payload));
};
