import { requireInSession } from '#domain/meeting.ts';
import { requireNotPrivate } from '#domain/recording.ts';
import { done, event, type Handler } from '../handler.ts';

/** A classified item begins: recording, transcript, remote picture, caching and notices end as one act (PRIVACY-1). */
export const enter: Handler<'privacy.enter'> = ({ state }) => {
  const { meeting, recording, agenda } = state.shared;
  requireInSession(meeting);
  requireNotPrivate(recording);
  return done(event('privacy.entered', { itemId: agenda.currentItemId }));
};
