import { requireItem } from '#domain/agenda.ts';
import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { requireNoOpenPoll } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import { endFloorOf } from '../floor/endings.ts';
import { done, event, type Handler } from '../handler.ts';

/** Puts an item off to a later meeting, with the reason. */
export const deferItem: Handler<'agenda.deferItem'> = ({ state, payload, now }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  const { status } = requireItem(state.shared.agenda, payload.itemId);
  if (['concluded', 'deferred', 'withdrawn'].includes(status)) {
    throw new Rejected('conflict', 'AGENDA-6', { status });
  }
  requireNoOpenPoll(state.shared, payload.itemId);
  return done(...endFloorOf(state, payload.itemId, now), event('agenda.itemDeferred', payload));
};
