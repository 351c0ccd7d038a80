import { requireMinutesStatus } from '#domain/minutes.ts';
import { keepChanged } from '#server/persistence/minutesRevisions.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** The chair sends the minutes back with a reason; confirmations given so far fall away with the text they were given for. */
export const sendBack: Handler<'minutes.sendBack'> = async ({ state, payload, actor, tx, meetingId }) => {
  requireMinutesStatus(state.shared.minutes, ['review', 'approved']);
  const { participantId: by } = requireActingParticipant(actor);
  await keepChanged(tx, meetingId, { kind: 'step', name: 'sentBack', by: [by] });
  return done(event('minutes.sentBack', { by, reason: payload.reason }));
};
