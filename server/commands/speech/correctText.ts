import { Rejected } from '#domain/rejected.ts';
import { requireSegment } from '#domain/speech.ts';
import { reworded } from '#domain/speechWords.ts';
import { done, event, type Handler } from '../handler.ts';

/**
 * The secretary's wording of a segment, kept on the times of what was heard (SPEECH-9). Refused when somebody else has
 * changed the segment meanwhile.
 */
export const correctText: Handler<'speech.correctText'> = ({ state, payload }) => {
  const segment = requireSegment(state.shared.speech, payload.segmentId);
  if (segment.revision !== payload.revision) {
    throw new Rejected('conflict', 'SPEECH-9', { revision: segment.revision });
  }
  const words = reworded(segment.words, payload.text);
  return done(event('speech.textCorrected', { segmentId: payload.segmentId, words }));
};
