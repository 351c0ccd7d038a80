import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { requireParticipant } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';
import { requireNewPeople } from './add.ts';

/** Lets a delegate sit in for an absent member: speaks, doesn't vote, doesn't count (PEOPLE-5; domain guide §1.2). */
export const delegate: Handler<'people.delegate'> = ({ state, payload }) => {
  const { meeting, people } = state.shared;
  requireStatus(meeting, ALIVE, 'MEETING-2');
  const absent = requireParticipant(people, payload.participantId);
  const taken = Object.values(people.byId).some(({ delegateFor }) => delegateFor === absent.participantId);
  const { role, delegateFor } = payload.delegate;
  if (taken || role !== 'delegate' || delegateFor !== absent.participantId) {
    throw new Rejected('conflict', 'PEOPLE-5', { taken });
  }
  requireNewPeople(people, [payload.delegate]);
  return done(event('people.delegated', payload));
};
