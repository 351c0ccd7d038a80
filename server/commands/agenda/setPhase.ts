import { requireCurrentItem } from '#domain/agenda.ts';
import { requireInSession } from '#domain/meeting.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Says whether the current item is being presented or discussed. */
export const setPhase: Handler<'agenda.setPhase'> = ({ state, payload }) => {
  requireInSession(state.shared.meeting);
  if (requireCurrentItem(state.shared.agenda).itemId !== payload.itemId) {
    throw new Rejected('conflict', 'AGENDA-2');
  }
  return done(event('agenda.phaseSet', payload));
};
