import { chairOf } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Gives the meeting back to its chair. */
export const returnChair: Handler<'meeting.returnChair'> = ({ state }) => {
  const chair = chairOf(state.shared.people);
  if (state.shared.meeting.actingChairId === null || chair === undefined) {
    throw new Rejected('conflict', 'MEETING-6');
  }
  return done(event('meeting.chairReturned', { to: chair.participantId }));
};
