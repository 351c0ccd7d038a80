import { requireStatus } from '#domain/meeting.ts';
import { members } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Sends the invitation: a meeting needs a chair, members and at least one item first (MEETING-5). */
export const invite: Handler<'meeting.invite'> = ({ state }) => {
  const { meeting, people, agenda } = state.shared;
  requireStatus(meeting, ['draft', 'postponed'], 'MEETING-2');
  const chair = Object.values(people.byId).some(({ role }) => role === 'chair');
  if (!chair || members(people).length === 0 || agenda.order.length === 0) {
    throw new Rejected('conflict', 'MEETING-5', { chair, items: agenda.order.length });
  }
  return done(event('meeting.invited', {}));
};
