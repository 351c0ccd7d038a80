import { GATHERED, requireStatus } from '#domain/meeting.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** A remote attendee is ready and asks to be let in (LOBBY-1). */
export const knock: Handler<'lobby.knock'> = ({ state, actor }) => {
  const { participantId } = requireActingParticipant(actor);
  requireStatus(state.shared.meeting, GATHERED, 'LOBBY-1');
  if (state.shared.lobby.admissions[participantId]?.admitted) {
    return done();
  }
  return done(event('lobby.knocked', { participantId }));
};
