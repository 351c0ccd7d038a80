import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** The secretary's word on whose speech it was; naming the one already shown settles a contradiction (SPEAKER-5). */
export const correctSpan: Handler<'speaker.correctSpan'> = ({ state, payload }) => {
  const known = state.shared.speakers.spans.some(({ spanId }) => spanId === payload.spanId);
  if (!known || state.shared.people.byId[payload.participantId] === undefined) {
    throw new Rejected('not_found', 'SPEAKER-5');
  }
  return done(event('speaker.corrected', payload));
};
