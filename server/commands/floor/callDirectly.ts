import { waitingFor } from '#domain/floor.ts';
import { requireParticipant } from '#domain/people.ts';
import type { Handler } from '../handler.ts';
import { giveFloor } from './give.ts';

/** Gives the floor to somebody by name; if the person waits on the list of the item, that request is answered with it. */
export const callDirectly: Handler<'floor.callDirectly'> = ({ state, payload, newId, now }) => {
  const { agenda, people, floor } = state.shared;
  const { participantId } = requireParticipant(people, payload.participantId);
  const itemId = agenda.currentItemId;
  const waiting = itemId === null ? [] : waitingFor(floor, itemId);
  const request = waiting.find((entry) => entry.participantId === participantId);
  const speechId = newId();
  const turn = {
    speechId,
    requestId: request?.requestId ?? null,
    itemId,
    participantId,
    kind: payload.kind,
    seconds: payload.seconds,
  };
  return { events: giveFloor(state, turn, now), result: { speechId } };
};
