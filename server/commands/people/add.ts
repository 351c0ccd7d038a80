import { ALIVE, requireStatus } from '#domain/meeting.ts';
import type { PeopleSlice } from '#domain/people.ts';
import { chairOf } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import type { Participant } from '#protocol/people.ts';
import { done, event, type Handler } from '../handler.ts';

/** Adds participants: one chair only, delegates never vote, no one twice (PEOPLE-2, PEOPLE-3); no member after the opening. */
export const add: Handler<'people.add'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  requireNewPeople(state.shared.people, payload.people);
  if (state.shared.meeting.openedAt !== null && payload.people.some(({ isMember }) => isMember)) {
    throw new Rejected('conflict', 'MEETING-4');
  }
  return done(event('people.added', { people: payload.people }));
};

/** Refuses people who are there already, a second chair, and non-members who would vote. */
export function requireNewPeople(slice: PeopleSlice, people: readonly Participant[]): void {
  const ids = new Set(Object.keys(slice.byId));
  let chairs = chairOf(slice) === undefined ? 0 : 1;
  for (const person of people) {
    if (ids.has(person.participantId)) {
      throw new Rejected('conflict', 'PEOPLE-2', { participantId: person.participantId });
    }
    ids.add(person.participantId);
    requireConsistentRole(person);
    chairs += person.role === 'chair' ? 1 : 0;
  }
  if (chairs > 1) {
    throw new Rejected('conflict', 'PEOPLE-2', { role: 'chair' });
  }
}

/** PEOPLE-3: only chair, co-chair and members can be members of the body; the others speak or watch, but don't vote. */
export function requireConsistentRole(person: Participant): void {
  const voting = ['chair', 'co_chair', 'member'].includes(person.role);
  if (person.isMember && !voting) {
    throw new Rejected('invalid_payload', 'PEOPLE-3', { participantId: person.participantId, role: person.role });
  }
}
