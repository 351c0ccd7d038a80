import { requireParticipant } from '#domain/people.ts';
import { requireSegment } from '#domain/speech.ts';
import { done, event, type Handler } from '../handler.ts';

/** The secretary names (or confirms) who spoke; null leaves it open. */
export const correctSpeaker: Handler<'speech.correctSpeaker'> = ({ state, payload }) => {
  for (const segmentId of payload.segmentIds) {
    requireSegment(state.shared.speech, segmentId);
  }
  if (payload.speakerId !== null) {
    requireParticipant(state.shared.people, payload.speakerId);
  }
  return done(event('speech.speakerCorrected', payload));
};
