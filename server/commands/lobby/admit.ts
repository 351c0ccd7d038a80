import { isPresent } from '#domain/attendance.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Lets a remote attendee in, who is thereby present (LOBBY-2). */
export const admit: Handler<'lobby.admit'> = ({ state, payload: { participantId } }) => {
  if (state.shared.people.byId[participantId] === undefined) {
    throw new Rejected('not_found', 'LOBBY-2');
  }
  const admitted = event('lobby.admitted', { participantId });
  if (isPresent(state.shared.attendance, participantId)) {
    return done(admitted);
  }
  return done(admitted, event('attendance.checkedIn', { participantId, mode: 'remote', method: 'remote' }));
};
