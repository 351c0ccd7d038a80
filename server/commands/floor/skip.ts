import { requireWaiting } from '#domain/floor.ts';
import { done, event, type Handler } from '../handler.ts';

/** Passes over a request; its author may ask again. */
export const skip: Handler<'floor.skip'> = ({ state, payload }) => {
  requireWaiting(state.shared.floor, payload.requestId);
  return done(event('floor.skipped', payload));
};
