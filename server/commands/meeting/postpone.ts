import { requireStatus } from '#domain/meeting.ts';
import { done, event, type Handler } from '../handler.ts';

/** Postpones a meeting that has not begun; everyone sees the reason. */
export const postpone: Handler<'meeting.postpone'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, ['draft', 'invited', 'checkin_open'], 'MEETING-2');
  return done(event('meeting.postponed', { reason: payload.reason }));
};
