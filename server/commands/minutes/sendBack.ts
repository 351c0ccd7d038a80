import { requireMinutesStatus } from '#domain/minutes.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** The chair sends the minutes back with a reason; confirmations given so far fall away with the text they were given for. */
export const sendBack: Handler<'minutes.sendBack'> = ({ state, payload, actor }) => {
  requireMinutesStatus(state.shared.minutes, ['review', 'approved']);
  return done(event('minutes.sentBack', { by: requireActingParticipant(actor).participantId, reason: payload.reason }));
};
