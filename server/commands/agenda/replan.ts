import { requireItem } from '#domain/agenda.ts';
import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { done, event, type Handler } from '../handler.ts';

/** Gives several items new minutes at once: the one-tap re-plan of a late meeting. */
export const replan: Handler<'agenda.replan'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  for (const { itemId } of payload.minutes) {
    requireItem(state.shared.agenda, itemId);
  }
  return done(event('agenda.replanned', payload));
};
