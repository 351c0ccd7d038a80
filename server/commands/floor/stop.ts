import { requireSpeech } from '#domain/floor.ts';
import { Rejected } from '#domain/rejected.ts';
import { actsAsSteward, done, type Handler, requireActingParticipant } from '../handler.ts';
import { stopSpeech } from './endings.ts';

/** Ends the speech: the speaker is through, or those who run the meeting take the floor back. */
export const stop: Handler<'floor.stop'> = ({ state, payload, actor, now }) => {
  const speech = requireSpeech(state.shared.floor, payload.speechId);
  const bySpeaker = requireActingParticipant(actor).participantId === speech.participantId;
  if (!bySpeaker && !actsAsSteward(actor)) {
    throw new Rejected('forbidden', 'FLOOR-6');
  }
  return done(...stopSpeech(state, bySpeaker ? 'finished' : 'stopped', now));
};
