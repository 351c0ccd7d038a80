import { requireWaiting } from '#domain/floor.ts';
import { Rejected } from '#domain/rejected.ts';
import type { Handler } from '../handler.ts';
import { giveFloor } from './give.ts';

/** Calls a waiting speaker. Only requests of the current item can be called: the item is what the speech is about. */
export const call: Handler<'floor.call'> = ({ state, payload, newId, now }) => {
  const { requestId, itemId, participantId, kind } = requireWaiting(state.shared.floor, payload.requestId);
  if (itemId !== state.shared.agenda.currentItemId) {
    throw new Rejected('conflict', 'FLOOR-7', { current: false });
  }
  const speechId = newId();
  const turn = { speechId, requestId, itemId, participantId, kind, seconds: payload.seconds };
  return { events: giveFloor(state, turn, now), result: { speechId } };
};
