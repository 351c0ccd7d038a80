import { requireItem } from '#domain/agenda.ts';
import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { requireParticipant } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Adds an item to the programme, before another or at the end. */
export const addItem: Handler<'agenda.addItem'> = ({ state, payload }) => {
  const { meeting, agenda, people } = state.shared;
  requireStatus(meeting, ALIVE, 'MEETING-2');
  if (agenda.byId[payload.itemId] !== undefined) {
    throw new Rejected('conflict', 'AGENDA-1');
  }
  if (payload.details.parentId !== null) {
    requireItem(agenda, payload.details.parentId);
  }
  if (payload.details.presenterId !== null) {
    requireParticipant(people, payload.details.presenterId);
  }
  return done(event('agenda.itemAdded', payload));
};
