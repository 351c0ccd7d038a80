import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Silences somebody's own microphone until it is released or the person is given the floor (MEDIA-2). */
export const mute: Handler<'microphone.mute'> = ({ state, payload }) => {
  if (state.shared.people.byId[payload.participantId] === undefined) {
    throw new Rejected('not_found', 'MEDIA-2');
  }
  return state.shared.lobby.mutedIds[payload.participantId] ? done() : done(event('microphone.muted', payload));
};
