import { requireStatus } from '#domain/meeting.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/**
 * Postpones a meeting that has not begun, to another time when that is known already; everyone sees the reason and is told
 * (MEETING-13).
 */
export const postpone: Handler<'meeting.postpone'> = ({ state, payload: { reason, to }, now }) => {
  requireStatus(state.shared.meeting, ['draft', 'invited', 'checkin_open', 'postponed'], 'MEETING-2');
  if (to !== null && to.scheduledEndAt <= to.scheduledStartAt) {
    throw new Rejected('invalid_payload', 'MEETING-3');
  }
  if (to !== null && to.scheduledStartAt <= now) {
    throw new Rejected('invalid_payload', 'MEETING-13', { past: true });
  }
  return done(event('meeting.postponed', { reason, to }));
};
