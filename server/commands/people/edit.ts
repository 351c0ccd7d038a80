import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { chairOf, requireParticipant } from '#domain/people.ts';
import { merge } from '#domain/reduce.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';
import { requireConsistentRole } from './add.ts';

/** Corrects a participant; who is a member can't change once the meeting is in session (MEETING-4). */
export const edit: Handler<'people.edit'> = ({ state, payload }) => {
  const { meeting, people } = state.shared;
  requireStatus(meeting, ALIVE, 'MEETING-2');
  const person = requireParticipant(people, payload.participantId);
  const changed = merge(person, payload.changes);
  requireConsistentRole(changed);
  if (meeting.openedAt !== null && (changed.isMember !== person.isMember || changed.weight !== person.weight)) {
    throw new Rejected('conflict', 'MEETING-4');
  }
  const chair = chairOf(people);
  if (changed.role === 'chair' && chair !== undefined && chair.participantId !== person.participantId) {
    throw new Rejected('conflict', 'PEOPLE-2', { role: 'chair' });
  }
  return done(event('people.edited', payload));
};
