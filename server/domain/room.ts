import type { Participant } from '#protocol/people.ts';
import type { MeetingRole } from '#protocol/roles.ts';
import type { RoomPlan, Seat } from '#protocol/room.ts';
import type { Reducers } from './reduce.ts';

/** The room as it is drawn, and who sits where (participant by seat). */
export type RoomSlice = {
  readonly plan: RoomPlan | null;
  readonly seats: Readonly<Record<string, string>>;
};

export const initialRoom: RoomSlice = { plan: null, seats: {} };

function place(
  seats: Readonly<Record<string, string>>,
  seatId: string,
  participantId: string | null,
): Readonly<Record<string, string>> {
  const others = Object.entries(seats).filter(([id, sitter]) => id !== seatId && sitter !== participantId);
  return Object.fromEntries(participantId === null ? others : [...others, [seatId, participantId]]);
}

export const roomReducers: Reducers<RoomSlice> = {
  'room.planSet': (slice, { plan }) => {
    const known = new Set(plan.seats.map(({ seatId }) => seatId));
    return { plan, seats: Object.fromEntries(Object.entries(slice.seats).filter(([seatId]) => known.has(seatId))) };
  },
  'room.seated': (slice, { placings }) => ({
    ...slice,
    seats: placings.reduce((seats, { seatId, participantId }) => place(seats, seatId, participantId), slice.seats),
  }),
};

/** The seat of a participant; null when he has none. */
export function seatOf({ seats }: RoomSlice, participantId: string): string | null {
  return Object.entries(seats).find(([, sitter]) => sitter === participantId)?.[0] ?? null;
}

const RANK: readonly MeetingRole[] = [
  'chair',
  'co_chair',
  'member',
  'delegate',
  'secretary',
  'invitee',
  'observer',
  'technician',
];

/** Who goes on which free seat: by rank of the role, then as on the list; seats as numbered on the plan (ROOM-3). */
export function seatingOf(
  { plan, seats }: RoomSlice,
  people: readonly Participant[],
): { seatId: string; participantId: string }[] {
  const seated = new Set(Object.values(seats));
  const free = (plan?.seats ?? []).filter(({ seatId }) => seats[seatId] === undefined);
  const waiting = people
    .filter(({ participantId }) => !seated.has(participantId))
    .toSorted((a, b) => RANK.indexOf(a.role) - RANK.indexOf(b.role));
  return waiting.flatMap(({ participantId }, index) => {
    const seat = free[index];
    return seat === undefined ? [] : [{ seatId: seat.seatId, participantId }];
  });
}

/** Usual rooms: tables in a U with the chair at its head, one long table, rows before a platform. */
export type RoomShape = 'u_shape' | 'boardroom' | 'rows';

const seat = (number: number, x: number, y: number, turn: number): Seat => ({
  seatId: `seat-${number}`,
  label: String(number),
  x: Math.round(x * 1000) / 1000,
  y: Math.round(y * 1000) / 1000,
  turn,
});

/** Evenly spread positions between two ends; one alone stands in the middle. */
function spread(count: number, from: number, to: number): number[] {
  return Array.from({ length: count }, (_, index) => from + ((to - from) * (index + 0.5)) / count);
}

function around(count: number, heads: number, bottom: number): Seat[] {
  const sides = count - heads;
  const left = Math.ceil(sides / 2);
  const top = spread(heads, 0.3, 0.7).map((x, index) => seat(index + 1, x, 0.1, 180));
  // Left and right by turns, so that rank falls off evenly on both sides of the chair.
  const rows = spread(left, 0.2, bottom);
  const side = Array.from({ length: sides }, (_, index) => {
    const y = rows[Math.floor(index / 2)] ?? bottom;
    return index % 2 === 0 ? seat(heads + index + 1, 0.12, y, 90) : seat(heads + index + 1, 0.88, y, 270);
  });
  return [...top, ...side];
}

function rows(count: number): Seat[] {
  const columns = Math.max(1, Math.ceil(Math.sqrt(count * 1.5)));
  const depth = Math.ceil(count / columns);
  const xs = spread(columns, 0.05, 0.95);
  const ys = spread(depth, 0.15, 0.98);
  return Array.from({ length: count }, (_, index) =>
    seat(index + 1, xs[index % columns] ?? 0.5, ys[Math.floor(index / columns)] ?? 0.5, 0),
  );
}

/** A plan of a usual shape for a number of seats, to start from; seat 1 is the chair's. */
export function roomPlan(name: string, shape: RoomShape, count: number): RoomPlan {
  const drawn: Record<RoomShape, () => Seat[]> = {
    u_shape: () => around(count, Math.min(count, 3), 0.95),
    boardroom: () => around(count, Math.min(count, 1), 0.9),
    rows: () => rows(count),
  };
  return { name, width: 16, depth: shape === 'boardroom' ? 14 : 10, seats: drawn[shape]() };
}
