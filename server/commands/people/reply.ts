import { PREPARING, requireStatus } from '#domain/meeting.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Answers the invitation; who can't come gives a reason (PEOPLE-4). The last answer counts. */
export const reply: Handler<'people.reply'> = ({ state, payload, actor }) => {
  requireStatus(state.shared.meeting, PREPARING, 'MEETING-2');
  const { participantId } = requireActingParticipant(actor);
  if (!payload.attending && payload.reason === '') {
    throw new Rejected('invalid_payload', 'PEOPLE-4');
  }
  return done(event('people.replied', { participantId, ...payload }));
};
