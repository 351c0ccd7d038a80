import { done, event, type Handler } from '../handler.ts';

/** Lets a silenced microphone be heard again. */
export const unmute: Handler<'microphone.unmute'> = ({ state, payload }) =>
  state.shared.lobby.mutedIds[payload.participantId] ? done(event('microphone.unmuted', payload)) : done();
