import { requireRecording } from '#domain/recording.ts';
import { done, event, type Handler } from '../handler.ts';

/** Ends the recording; another one needs an announcement of its own. */
export const stop: Handler<'recording.stop'> = ({ state, payload }) => {
  requireRecording(state.shared.recording, ['recording', 'paused']);
  return done(event('recording.stopped', payload));
};
