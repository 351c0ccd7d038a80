import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** A remote attendee is ready and asks to be let in (LOBBY-1). */
export const knock: Handler<'lobby.knock'> = ({ state, actor }) => {
  const { participantId } = requireActingParticipant(actor);
  if (!['checkin_open', 'in_session', 'recess'].includes(state.shared.meeting.status)) {
    throw new Rejected('conflict', 'LOBBY-1', { status: state.shared.meeting.status });
  }
  if (state.shared.lobby.admissions[participantId]?.admitted) {
    return done();
  }
  return done(event('lobby.knocked', { participantId }));
};
