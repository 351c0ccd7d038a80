import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { requireParticipant } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import { seatingOf, seatOf } from '#domain/room.ts';
import { done, event, type Handler } from '../handler.ts';

/** Draws the room; a seat's name is used once (ROOM-1). */
const setPlan: Handler<'room.setPlan'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  const ids = new Set(payload.plan.seats.map(({ seatId }) => seatId));
  if (ids.size !== payload.plan.seats.length) {
    throw new Rejected('invalid_payload', 'ROOM-1');
  }
  return done(event('room.planSet', payload));
};

/** Puts somebody on a seat; nobody sits twice, and two change places rather than sit on each other (ROOM-2). */
const assignSeat: Handler<'room.assignSeat'> = ({ state, payload: { seatId, participantId } }) => {
  const { meeting, room, people } = state.shared;
  requireStatus(meeting, ALIVE, 'MEETING-2');
  if (room.plan?.seats.every((seat) => seat.seatId !== seatId) ?? true) {
    throw new Rejected('not_found', 'ROOM-1');
  }
  if (participantId === null) {
    return done(event('room.seated', { placings: [{ seatId, participantId: null }] }));
  }
  requireParticipant(people, participantId);
  const sitter = room.seats[seatId] ?? null;
  if (sitter === participantId) {
    return done();
  }
  const former = seatOf(room, participantId);
  const swapped = sitter !== null && former !== null ? [{ seatId: former, participantId: sitter }] : [];
  return done(event('room.seated', { placings: [{ seatId, participantId }, ...swapped] }));
};

/** Seats everyone who has no seat yet (ROOM-3). */
const seatAll: Handler<'room.seatAll'> = ({ state }) => {
  const { meeting, room, people } = state.shared;
  requireStatus(meeting, ALIVE, 'MEETING-2');
  if (room.plan === null) {
    throw new Rejected('conflict', 'ROOM-1');
  }
  const placings = seatingOf(room, Object.values(people.byId));
  return placings.length === 0 ? done() : done(event('room.seated', { placings }));
};

export const roomHandlers = {
  'room.setPlan': setPlan,
  'room.assignSeat': assignSeat,
  'room.seatAll': seatAll,
};
