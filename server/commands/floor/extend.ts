import { requireSpeech } from '#domain/floor.ts';
import { done, event, type Handler } from '../handler.ts';

/** Gives the speaker more time. */
export const extend: Handler<'floor.extend'> = ({ state, payload }) => {
  requireSpeech(state.shared.floor, payload.speechId);
  return done(event('floor.extended', payload));
};
