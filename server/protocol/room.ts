import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { AgendaItemId, line, Nothing, ParticipantId, prose } from './ids.ts';

const id = AgendaItemId;

/** A seat on the plan; `x` and `y` are the middle of it as fractions of the room's width and depth, `turn` in degrees. */
export const Seat = z.strictObject({
  seatId: id,
  label: z.string().max(20),
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  turn: z.int().min(0).max(359),
});
export type Seat = z.infer<typeof Seat>;

/** A room as it is drawn; `width` and `depth` in metres give its proportions. */
export const RoomPlan = z.strictObject({
  name: line(120),
  width: z.number().positive().max(500),
  depth: z.number().positive().max(500),
  seats: z.array(Seat).max(1000),
});
export type RoomPlan = z.infer<typeof RoomPlan>;

const Placing = z.strictObject({ seatId: id, participantId: ParticipantId.nullable() });

export const roomCommands = byName(
  /** Draws the room; who sat on a seat that is still there stays on it. */
  defineCommand('room.setPlan', { payload: z.strictObject({ plan: RoomPlan }), result: Nothing }),
  /** Puts somebody on a seat, or empties it. Somebody else who sits there changes places with the newcomer. */
  defineCommand('room.assignSeat', { payload: Placing, result: Nothing }),
  /** Seats everyone who has no seat yet, by rank: chair first, then as on the list. */
  defineCommand('room.seatAll', { payload: Nothing, result: Nothing }),
);

export const roomEvents = byName(
  defineEvent('room.planSet', 'everyone', z.strictObject({ plan: RoomPlan })),
  defineEvent('room.seated', 'everyone', z.strictObject({ placings: z.array(Placing) })),
);

/** What service is called for. */
export const SummonsKind = z.enum(['water', 'technical', 'paper', 'other']);
export type SummonsKind = z.infer<typeof SummonsKind>;

export const SummonsStatus = z.enum(['waiting', 'coming', 'done', 'withdrawn']);

export const Summons = z.strictObject({ summonsId: id, kind: SummonsKind, note: z.string(), fromId: ParticipantId });
export type Summons = z.infer<typeof Summons>;

const Answered = z.strictObject({ summonsId: id, status: SummonsStatus, byId: ParticipantId });

export const summonsCommands = byName(
  defineCommand('summons.call', {
    payload: z.strictObject({ kind: SummonsKind, note: prose(200).default('') }),
    result: z.strictObject({ summonsId: id }),
  }),
  defineCommand('summons.answer', {
    payload: z.strictObject({ summonsId: id, status: z.enum(['coming', 'done']) }),
    result: Nothing,
  }),
  defineCommand('summons.withdraw', { payload: z.strictObject({ summonsId: id }), result: Nothing }),
);

/** The stewards see every summons; the caller and the technicians get their own copies. */
export const summonsEvents = byName(
  defineEvent('summons.called', 'stewards', z.strictObject({ summons: Summons })),
  defineEvent('summons.noted', 'addressee', z.strictObject({ participantId: ParticipantId, summons: Summons })),
  defineEvent('summons.answered', 'stewards', Answered),
  defineEvent('summons.answerNoted', 'addressee', Answered.extend({ participantId: ParticipantId })),
);

/** What became of a question. */
export const QuestionEnd = z.enum(['answered', 'read_out', 'noted']);
export type QuestionEnd = z.infer<typeof QuestionEnd>;

const Settled = z.strictObject({ questionId: id, how: QuestionEnd });

export const questionCommands = byName(
  /** A question on an item, before or during the meeting, for the chair's list (AC-HC-05). */
  defineCommand('question.ask', {
    payload: z.strictObject({ itemId: AgendaItemId, text: line(2000) }),
    result: z.strictObject({ questionId: id }),
  }),
  defineCommand('question.withdraw', { payload: z.strictObject({ questionId: id }), result: Nothing }),
  /** Ticks a question off the list: answered, read out to the room, or only noted. */
  defineCommand('question.settle', { payload: Settled, result: Nothing }),
);

const Asked = z.strictObject({ questionId: id, itemId: AgendaItemId, text: z.string() });

export const questionEvents = byName(
  /** `askerId` is null where the agency's setting keeps the asker's name from the chair. */
  defineEvent('question.asked', 'stewards', Asked.extend({ askerId: ParticipantId.nullable() })),
  defineEvent('question.kept', 'addressedReader', Asked.extend({ participantId: ParticipantId })),
  defineEvent('question.withdrawn', 'stewards', z.strictObject({ questionId: id })),
  defineEvent('question.dropped', 'addressedReader', z.strictObject({ participantId: ParticipantId, questionId: id })),
  defineEvent('question.settled', 'stewards', Settled),
  /** The asker's own copy. */
  defineEvent('question.settledNoted', 'addressedReader', Settled.extend({ participantId: ParticipantId })),
);
