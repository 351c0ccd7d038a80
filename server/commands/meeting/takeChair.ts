import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { chairOf } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** A co-chair or secretary runs the meeting while the chair can't (lost network, absence); always on record (MEETING-6). */
export const takeChair: Handler<'meeting.takeChair'> = ({ state, payload, actor }) => {
  const { participantId, role } = requireActingParticipant(actor);
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  if (state.shared.meeting.actingChairId !== null) {
    throw new Rejected('conflict', 'MEETING-6', { by: state.shared.meeting.actingChairId });
  }
  const from = chairOf(state.shared.people)?.participantId ?? null;
  return done(event('meeting.chairTaken', { by: participantId, from, role, reason: payload.reason }));
};
