import type { Participant } from '#protocol/people.ts';
import type { MeetingRole } from '#protocol/roles.ts';
import { STEWARDS } from '#protocol/roles.ts';
import { merge, type Reducers, update, without } from './reduce.ts';
import { Rejected } from './rejected.ts';

export type Reply = {
  readonly attending: boolean;
  readonly mode: 'on_site' | 'remote';
  readonly reason: string;
  readonly at: string;
};

/** Composition of the meeting: its participants by id, and their replies to the invitation. */
export type PeopleSlice = {
  readonly byId: Readonly<Record<string, Participant>>;
  readonly replies: Readonly<Record<string, Reply>>;
};

export const initialPeople: PeopleSlice = { byId: {}, replies: {} };

function add(slice: PeopleSlice, people: readonly Participant[]): PeopleSlice {
  const added = Object.fromEntries(people.map((person) => [person.participantId, person]));
  return { ...slice, byId: { ...slice.byId, ...added } };
}

export const peopleReducers: Reducers<PeopleSlice> = {
  'people.added': (slice, { people }) => add(slice, people),
  'people.edited': (slice, { participantId, changes }) => ({
    ...slice,
    byId: update(slice.byId, participantId, (person) => merge(person, changes)),
  }),
  'people.removed': (slice, { participantId }) => ({
    byId: without(slice.byId, participantId),
    replies: without(slice.replies, participantId),
  }),
  'people.replied': (slice, { participantId, ...reply }, { at }) => ({
    ...slice,
    replies: { ...slice.replies, [participantId]: { ...reply, at } },
  }),
  // What was answered was about another day.
  'meeting.postponed': (slice) => ({ ...slice, replies: {} }),
  'people.delegated': (slice, { delegate }) => add(slice, [delegate]),
};

/** The participant, or a rejection when nobody of that id takes part. */
export function requireParticipant(slice: PeopleSlice, participantId: string): Participant {
  const person = slice.byId[participantId];
  if (person === undefined) {
    throw new Rejected('not_found', 'PEOPLE-1');
  }
  return person;
}

/** Whether a role runs the meeting and so sees the stewards' events. */
export function isSteward(role: MeetingRole): boolean {
  return STEWARDS.includes(role);
}

/** Voting members of the body who take part, in the order they were added. */
export function members(slice: PeopleSlice): Participant[] {
  return Object.values(slice.byId).filter((person) => person.isMember);
}

/** The chair of the meeting, or undefined while none is named. */
export function chairOf(slice: PeopleSlice): Participant | undefined {
  return Object.values(slice.byId).find((person) => person.role === 'chair');
}
