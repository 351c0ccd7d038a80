import { PREPARING, requireStatus } from '#domain/meeting.ts';
import { requireParticipant } from '#domain/people.ts';
import { done, event, type Handler } from '../handler.ts';

/** Takes somebody off the list; after the opening people leave, they aren't removed. */
export const remove: Handler<'people.remove'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, PREPARING, 'MEETING-4');
  requireParticipant(state.shared.people, payload.participantId);
  return done(event('people.removed', payload));
};
