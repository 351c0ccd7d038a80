import { requireWaiting } from '#domain/floor.ts';
import { Rejected } from '#domain/rejected.ts';
import { actsAsSteward, done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Takes a waiting request back: one's own, or anybody's by those who run the meeting. */
export const withdraw: Handler<'floor.withdraw'> = ({ state, payload, actor }) => {
  const { participantId } = requireWaiting(state.shared.floor, payload.requestId);
  if (requireActingParticipant(actor).participantId !== participantId && !actsAsSteward(actor)) {
    throw new Rejected('forbidden', 'FLOOR-4');
  }
  return done(event('floor.withdrawn', payload));
};
