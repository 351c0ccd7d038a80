import { requireMinutesStatus } from '#domain/minutes.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Adds to locked minutes what was found later; the text itself never changes any more. */
export const addAddendum: Handler<'minutes.addAddendum'> = ({ state, payload, actor, now }) => {
  requireMinutesStatus(state.shared.minutes, ['locked']);
  if (payload.text === '') {
    throw new Rejected('invalid_payload', null);
  }
  return done(
    event('minutes.addendumAdded', { by: requireActingParticipant(actor).participantId, text: payload.text, at: now }),
  );
};
