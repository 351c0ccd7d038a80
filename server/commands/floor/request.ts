import { requireItem } from '#domain/agenda.ts';
import { maySpeak } from '#domain/floorViews.ts';
import { requireInSession } from '#domain/meeting.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { FloorKind } from '#protocol/floor.ts';
import { event, type Handler, requireActingParticipant } from '../handler.ts';

type Asked = { readonly itemId: string; readonly kind: FloorKind };

/** Puts the sender on the speakers' list of an item that isn't over (FLOOR-1, FLOOR-2, FLOOR-3). */
export const request: Handler<'floor.request'> = ({ state, payload, actor, newId }) => {
  const { meeting, agenda, floor } = state.shared;
  requireInSession(meeting);
  const { status } = requireItem(agenda, payload.itemId);
  if (['concluded', 'deferred', 'withdrawn'].includes(status)) {
    throw new Rejected('conflict', 'FLOOR-7', { status });
  }
  const { participantId } = requireActingParticipant(actor);
  if (!maySpeak(state.shared, participantId, payload.itemId)) {
    throw new Rejected('forbidden', 'FLOOR-1');
  }
  if (floor.closedLists.includes(payload.itemId) && payload.kind !== 'point_of_order') {
    throw new Rejected('conflict', 'FLOOR-5');
  }
  requireFirst(state, participantId, payload);
  const requestId = newId();
  return {
    events: [event('floor.requested', { request: { requestId, participantId, ...payload } })],
    result: { requestId },
  };
};

/** FLOOR-2: nobody waits twice for the same item, nor asks for it while speaking on it; a point of order is its own line. */
function requireFirst({ shared: { floor } }: MeetingState, participantId: string, asked: Asked): void {
  const isOrder = asked.kind === 'point_of_order';
  const mine = (entry: { participantId: string; itemId: string | null; kind: string }): boolean =>
    entry.participantId === participantId &&
    entry.itemId === asked.itemId &&
    (entry.kind === 'point_of_order') === isOrder;
  const waits = Object.values(floor.requests).some((entry) => entry.status === 'waiting' && mine(entry));
  if (waits || (floor.current !== null && mine(floor.current))) {
    throw new Rejected('conflict', 'FLOOR-2');
  }
}
