import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { requireParticipant } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Records an absence; an excused one needs its reason (ATTEND-3). */
export const markAbsent: Handler<'attendance.markAbsent'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  requireParticipant(state.shared.people, payload.participantId);
  if (payload.excused && payload.reason === '') {
    throw new Rejected('invalid_payload', 'ATTEND-3');
  }
  return done(event('attendance.markedAbsent', payload));
};
