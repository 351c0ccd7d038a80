import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Takes an uploaded recording or transcript out of what is read; what was heard in the meeting itself can't be taken out. */
export const withdrawImport: Handler<'speech.withdrawImport'> = ({ state, payload: { trackId } }) => {
  const { byId, withdrawnTracks } = state.shared.speech;
  const segments = Object.values(byId).filter((segment) => segment.trackId === trackId);
  if (segments.length === 0 || withdrawnTracks.includes(trackId)) {
    throw new Rejected('not_found', 'SPEECH-13');
  }
  if (segments.some(({ origin }) => origin === 'live')) {
    throw new Rejected('conflict', 'SPEECH-13');
  }
  return done(event('speech.importWithdrawn', { trackId }));
};
