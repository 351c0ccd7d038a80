import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** The classified item is over; a recording that it interrupted goes on (PRIVACY-3). */
export const leave: Handler<'privacy.leave'> = ({ state }) => {
  const current = state.shared.recording.private;
  if (current === null) {
    throw new Rejected('conflict', 'PRIVACY-2');
  }
  return done(event('privacy.left', { resumeRecording: current.resume }));
};
