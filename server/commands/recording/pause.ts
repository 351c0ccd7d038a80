import { requireRecording } from '#domain/recording.ts';
import { done, event, type Handler } from '../handler.ts';

/** Interrupts the recording; it goes on with `recording.start` without a new announcement. */
export const pause: Handler<'recording.pause'> = ({ state, payload }) => {
  requireRecording(state.shared.recording, ['recording']);
  return done(event('recording.paused', payload));
};
