import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Doesn't let a remote attendee in, or puts one out (LOBBY-3). */
export const refuse: Handler<'lobby.refuse'> = ({ state, payload }) => {
  if (state.shared.people.byId[payload.participantId] === undefined) {
    throw new Rejected('not_found', 'LOBBY-2');
  }
  return done(event('lobby.refused', payload));
};
