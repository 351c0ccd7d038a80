import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { AccountId, line, Nothing, ParticipantId, prose } from './ids.ts';
import { MeetingRole } from './roles.ts';

/** A person's place in one meeting. An account is not a participant: guests have no account. */
export const Participant = z.strictObject({
  participantId: ParticipantId,
  accountId: AccountId.nullable(),
  honorific: z.string().max(20),
  name: line(120),
  title: z.string().max(200),
  unit: z.string().max(200),
  role: MeetingRole,
  /** Counts for the quorum and votes (domain guide §1.2); a chair or co-chair may be a member too. */
  isMember: z.boolean(),
  /** Weight of a vote; 1 unless the body's rules give weights. */
  weight: z.int().min(1).max(1000),
  /** The absent member this delegate sits in for; a delegate speaks but doesn't vote. */
  delegateFor: ParticipantId.nullable(),
  /** How speakers call the person ("anh Khải"), for speech recognition and extraction. */
  aliases: z.array(z.string().max(80)).max(20),
});
export type Participant = z.infer<typeof Participant>;

export const peopleCommands = byName(
  defineCommand('people.add', {
    payload: z.strictObject({ people: z.array(Participant).min(1).max(500) }),
    result: Nothing,
  }),
  defineCommand('people.edit', {
    payload: z.strictObject({
      participantId: ParticipantId,
      changes: Participant.omit({ participantId: true }).partial(),
    }),
    result: Nothing,
  }),
  defineCommand('people.remove', { payload: z.strictObject({ participantId: ParticipantId }), result: Nothing }),
  defineCommand('people.reply', {
    payload: z.strictObject({ attending: z.boolean(), mode: z.enum(['on_site', 'remote']), reason: prose(500) }),
    result: Nothing,
  }),
  defineCommand('people.delegate', {
    payload: z.strictObject({ participantId: ParticipantId, delegate: Participant }),
    result: Nothing,
  }),
);

export const peopleEvents = byName(
  defineEvent('people.added', 'everyone', z.strictObject({ people: z.array(Participant) })),
  defineEvent(
    'people.edited',
    'everyone',
    z.strictObject({ participantId: ParticipantId, changes: Participant.omit({ participantId: true }).partial() }),
  ),
  defineEvent('people.removed', 'everyone', z.strictObject({ participantId: ParticipantId })),
  defineEvent(
    'people.replied',
    'everyone',
    z.strictObject({
      participantId: ParticipantId,
      attending: z.boolean(),
      mode: z.enum(['on_site', 'remote']),
      reason: z.string(),
    }),
  ),
  defineEvent('people.delegated', 'everyone', z.strictObject({ participantId: ParticipantId, delegate: Participant })),
);
