import { requireInSession } from '#domain/meeting.ts';
import { requireNotPrivate, requireRecording } from '#domain/recording.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Begins or goes on recording, never before the participants have been told. */
export const start: Handler<'recording.start'> = ({ state }) => {
  const { meeting, recording } = state.shared;
  requireInSession(meeting);
  requireNotPrivate(recording);
  requireRecording(recording, ['off', 'paused']);
  if (recording.announcement === null) {
    throw new Rejected('conflict', 'RECORD-1');
  }
  return done(event('recording.started', {}));
};
