import { z } from 'zod';
import { CommandId, Instant, MeetingId } from './ids.ts';
import { ServiceName } from './roles.ts';

/** Client and server of different numbers do not talk: the client reloads. There are no legacy branches. */
export const PROTOCOL_VERSION = 2;

/** The only reasons a command may be refused; clients translate them. */
export const RejectionCode = z.enum([
  'invalid_payload',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'too_large',
  'too_many_requests',
  'unavailable',
  'internal',
]);
export type RejectionCode = z.infer<typeof RejectionCode>;

/** Why a command was refused: `rule` is the number of the broken rule in server/SPEC.md, `details` its figures. */
export const Rejection = z.strictObject({
  code: RejectionCode,
  rule: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type Rejection = z.infer<typeof Rejection>;

/** What a client sends as socket message `command`. */
export const CommandEnvelope = z.strictObject({
  commandId: CommandId,
  meetingId: MeetingId,
  name: z.string().max(64),
  payload: z.unknown(),
});
export type CommandEnvelope = z.infer<typeof CommandEnvelope>;

/** The one answer to a command; a repeated `commandId` gets the same answer. */
export const CommandReply = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), sequence: z.int(), result: z.unknown() }),
  z.strictObject({ ok: z.literal(false), rejection: Rejection }),
]);
export type CommandReply = z.infer<typeof CommandReply>;

/** Who made a fact happen. */
export const EventActor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('participant'), id: z.string() }),
  z.strictObject({ kind: z.literal('account'), id: z.string() }),
  z.strictObject({ kind: z.literal('service'), id: ServiceName }),
]);
export type EventActor = z.infer<typeof EventActor>;

/** One numbered fact as it travels to a client in socket message `event`. */
export const EventEnvelope = z.strictObject({
  meetingId: MeetingId,
  sequence: z.int().positive(),
  name: z.string(),
  at: Instant,
  actor: EventActor,
  data: z.unknown(),
});
export type EventEnvelope = z.infer<typeof EventEnvelope>;

/** What a client sends as socket message `join`; `lastSequence` 0 asks for a whole snapshot. */
export const JoinRequest = z.strictObject({
  meetingId: MeetingId,
  lastSequence: z.int().nonnegative(),
  protocolVersion: z.int(),
  /** `screen`: a big screen or replay that shows only what everyone may see. */
  as: z.enum(['participant', 'screen']).default('participant'),
});
export type JoinRequest = z.infer<typeof JoinRequest>;
