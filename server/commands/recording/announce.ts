import { requireInSession } from '#domain/meeting.ts';
import { done, event, type Handler } from '../handler.ts';

/** Logs that the participants have been told of the recording (RECORD-1). */
export const announce: Handler<'recording.announce'> = ({ state, payload }) => {
  requireInSession(state.shared.meeting);
  return done(event('recording.announced', payload));
};
