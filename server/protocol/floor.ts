import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { AgendaItemId, FloorRequestId, Nothing, ParticipantId, prose, SpeechId } from './ids.ts';

/** What somebody asks the floor for. A point of order is about the conduct of the meeting and goes before everything else. */
export const FloorKind = z.enum(['speech', 'for', 'against', 'question', 'point_of_order']);
export type FloorKind = z.infer<typeof FloorKind>;

/** What a speech is: as asked for, or a presentation or an answer when the chair calls somebody directly. */
export const SpeechKind = z.enum([...FloorKind.options, 'presentation', 'answer']);
export type SpeechKind = z.infer<typeof SpeechKind>;

/** Why a speech ended: by the speaker, by those who run the meeting, because another got the floor, or because its frame ended. */
export const SpeechEnd = z.enum(['finished', 'stopped', 'replaced', 'item_ended', 'speaker_left', 'meeting_paused']);
export type SpeechEnd = z.infer<typeof SpeechEnd>;

/** A request for the floor on one item (domain guide §1.4 Speaking). */
export const FloorRequest = z.strictObject({
  requestId: FloorRequestId,
  itemId: AgendaItemId,
  participantId: ParticipantId,
  kind: FloorKind,
  note: z.string().max(300),
});
export type FloorRequest = z.infer<typeof FloorRequest>;

/** A turn of speech with its time limit; `seconds` is the whole time allowed, extensions included. */
export const Speech = z.strictObject({
  speechId: SpeechId,
  /** The request it answers; null when the chair called the speaker directly. */
  requestId: FloorRequestId.nullable(),
  itemId: AgendaItemId.nullable(),
  participantId: ParticipantId,
  kind: SpeechKind,
  seconds: z.int().positive(),
  /** How many seconds before the end everyone sees the warning. */
  warnSeconds: z.int().nonnegative(),
});
export type Speech = z.infer<typeof Speech>;

const request = z.strictObject({ requestId: FloorRequestId });
const MOST_SECONDS = 3600;

export const floorCommands = byName(
  /** Asks for the floor on an item that isn't over; one open request per person and item (AC-EC-05). */
  defineCommand('floor.request', {
    payload: z.strictObject({ itemId: AgendaItemId, kind: FloorKind, note: prose(300).default('') }),
    result: z.strictObject({ requestId: FloorRequestId }),
  }),
  /** Takes the own request back; those who run the meeting may take back anybody's. */
  defineCommand('floor.withdraw', { payload: request, result: Nothing }),
  /** Gives the floor to a waiting request; whoever has it then loses it. */
  defineCommand('floor.call', {
    payload: request.extend({ seconds: z.int().min(10).max(MOST_SECONDS).nullable().default(null) }),
    result: z.strictObject({ speechId: SpeechId }),
  }),
  /** Gives the floor to somebody who didn't ask: the presenter, a silent member, somebody who must answer. */
  defineCommand('floor.callDirectly', {
    payload: z.strictObject({
      participantId: ParticipantId,
      kind: SpeechKind.default('speech'),
      seconds: z.int().min(10).max(MOST_SECONDS).nullable().default(null),
    }),
    result: z.strictObject({ speechId: SpeechId }),
  }),
  defineCommand('floor.skip', { payload: request, result: Nothing }),
  /** Ends the speech that is on: by its speaker or by those who run the meeting. */
  defineCommand('floor.stop', { payload: z.strictObject({ speechId: SpeechId }), result: Nothing }),
  defineCommand('floor.extend', {
    payload: z.strictObject({ speechId: SpeechId, seconds: z.int().min(10).max(MOST_SECONDS) }),
    result: Nothing,
  }),
  /** Puts the waiting requests of an item into a new order; it must name all of them. */
  defineCommand('floor.reorder', {
    payload: z.strictObject({ itemId: AgendaItemId, requestIds: z.array(FloorRequestId).min(1).max(500) }),
    result: Nothing,
  }),
  defineCommand('floor.closeList', { payload: z.strictObject({ itemId: AgendaItemId }), result: Nothing }),
  defineCommand('floor.openList', { payload: z.strictObject({ itemId: AgendaItemId }), result: Nothing }),
);

export const floorEvents = byName(
  defineEvent('floor.requested', 'everyone', z.strictObject({ request: FloorRequest })),
  defineEvent('floor.withdrawn', 'everyone', request),
  defineEvent('floor.skipped', 'everyone', request),
  /** The item ended before these requests came to their turn. */
  defineEvent(
    'floor.expired',
    'everyone',
    z.strictObject({ itemId: AgendaItemId, requestIds: z.array(FloorRequestId) }),
  ),
  /** Called and speaking: the clock of the speech starts at the event's time. */
  defineEvent('floor.given', 'everyone', z.strictObject({ speech: Speech })),
  defineEvent(
    'floor.stopped',
    'everyone',
    z.strictObject({
      speechId: SpeechId,
      participantId: ParticipantId,
      itemId: AgendaItemId.nullable(),
      reason: SpeechEnd,
      /** How long it took, in whole seconds. */
      spokenSeconds: z.int().nonnegative(),
    }),
  ),
  defineEvent('floor.extended', 'everyone', z.strictObject({ speechId: SpeechId, seconds: z.int().positive() })),
  defineEvent(
    'floor.reordered',
    'everyone',
    z.strictObject({ itemId: AgendaItemId, requestIds: z.array(FloorRequestId) }),
  ),
  defineEvent('floor.listClosed', 'everyone', z.strictObject({ itemId: AgendaItemId })),
  defineEvent('floor.listOpened', 'everyone', z.strictObject({ itemId: AgendaItemId })),
);
