import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { requireParticipant } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import { actsAsSteward, done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Records that somebody is here: oneself, or anyone when a steward ticks the list (ATTEND-1). Checking in twice changes nothing but the way. */
export const checkIn: Handler<'attendance.checkIn'> = ({ state, payload, actor }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  requireParticipant(state.shared.people, payload.participantId);
  requireSelfOrSteward(requireActingParticipant(actor).participantId === payload.participantId, actsAsSteward(actor));
  const presence = state.shared.attendance.byId[payload.participantId];
  if (presence?.state === 'present' && presence.mode === payload.mode) {
    return done();
  }
  return done(event('attendance.checkedIn', payload));
};

/** ATTEND-1: one answers for oneself; only stewards answer for others. */
export function requireSelfOrSteward(self: boolean, steward: boolean): void {
  if (!self && !steward) {
    throw new Rejected('forbidden', 'ATTEND-1');
  }
}
