import { isPresent } from '#domain/attendance.ts';
import { Rejected } from '#domain/rejected.ts';
import { stopSpeech } from '../floor/endings.ts';
import { actsAsSteward, done, event, type Handler, requireActingParticipant } from '../handler.ts';
import { requireSelfOrSteward } from './checkIn.ts';

/** Records that somebody left; the quorum follows at once. */
export const leave: Handler<'attendance.leave'> = ({ state, payload, actor, now }) => {
  requireSelfOrSteward(requireActingParticipant(actor).participantId === payload.participantId, actsAsSteward(actor));
  if (!isPresent(state.shared.attendance, payload.participantId)) {
    throw new Rejected('conflict', 'ATTEND-2');
  }
  const speaks = state.shared.floor.current?.participantId === payload.participantId;
  return done(...(speaks ? stopSpeech(state, 'speaker_left', now) : []), event('attendance.left', payload));
};
