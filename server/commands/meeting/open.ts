import { requireStatus } from '#domain/meeting.ts';
import { quorumOf } from '#domain/quorum.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Opens the meeting and records the quorum at opening; without quorum only when the chair says so (QUORUM-2). */
export const open: Handler<'meeting.open'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, ['draft', 'invited', 'checkin_open'], 'MEETING-2');
  const { present, total, required, met } = quorumOf(state);
  if (!met && !payload.withoutQuorum) {
    throw new Rejected('conflict', 'QUORUM-2', { present, total, required });
  }
  return done(event('meeting.opened', { present, total, required, quorumMet: met }));
};
