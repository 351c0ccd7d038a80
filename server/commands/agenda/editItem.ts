import { requireItem } from '#domain/agenda.ts';
import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { requireParticipant } from '#domain/people.ts';
import { done, event, type Handler } from '../handler.ts';
import { requireNotInside } from './moveItem.ts';

/** Changes title, minutes, presenter or kind of an item. */
export const editItem: Handler<'agenda.editItem'> = ({ state, payload }) => {
  const { meeting, agenda, people } = state.shared;
  requireStatus(meeting, ALIVE, 'MEETING-2');
  requireItem(agenda, payload.itemId);
  const { presenterId, parentId } = payload.changes;
  if (presenterId !== undefined && presenterId !== null) {
    requireParticipant(people, presenterId);
  }
  requireNotInside(agenda, payload.itemId, parentId ?? null);
  return done(event('agenda.itemEdited', payload));
};
