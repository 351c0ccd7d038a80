import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { AgendaItemId, Instant, line, Nothing, ParticipantId, prose } from './ids.ts';

/** Where the minutes stand (domain guide §1.4): a machine's draft never passes on without a named person. */
export const MinutesStatus = z.enum(['none', 'drafting', 'review', 'approved', 'signed', 'locked']);
export type MinutesStatus = z.infer<typeof MinutesStatus>;

export const BlockId = z.string().min(1).max(80);

/** Where the words of a block come from: an utterance with its span of sound, a poll, a page, the attendance list. */
export const BlockEvidence = z.strictObject({
  kind: z.enum(['utterance', 'poll', 'slip', 'paper', 'item', 'person', 'attendance', 'meeting', 'calendar']),
  ref: z.string().max(128),
  /** Span of the sound, milliseconds from the meeting's opening; only for utterances. */
  startMs: z.int().optional(),
  endMs: z.int().optional(),
});
export type BlockEvidence = z.infer<typeof BlockEvidence>;

/** One paragraph of the minutes as it stands in the shared document. */
export const MinutesBlock = z.strictObject({
  blockId: BlockId,
  kind: z.string().max(40),
  itemId: AgendaItemId.nullable(),
  text: z.string().max(20_000),
  evidence: z.array(BlockEvidence).max(200),
  /** A machine wrote it and nobody has changed it since. */
  machine: z.boolean(),
});
export type MinutesBlock = z.infer<typeof MinutesBlock>;

/** Who confirmed the text in the system. Not a digital signature (Luật 20/2023 Đ22–23). */
export const MinutesSigner = z.enum(['secretary', 'chair']);

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

export const minutesCommands = byName(
  /** By the server: a draft was written into the shared document. */
  defineCommand('minutes.recordDraft', { payload: z.strictObject({ blocks: z.int().min(0) }), result: Nothing }),
  defineCommand('minutes.submitForReview', { payload: Nothing, result: Nothing }),
  defineCommand('minutes.sendBack', { payload: z.strictObject({ reason: line(1000) }), result: Nothing }),
  defineCommand('minutes.comment', {
    payload: z.strictObject({ commentId: BlockId, blockId: BlockId.nullable(), text: line(2000) }),
    result: Nothing,
  }),
  defineCommand('minutes.settleComment', { payload: z.strictObject({ commentId: BlockId }), result: Nothing }),
  /** A person answers with the own name for a block that has no evidence. */
  defineCommand('minutes.vouch', {
    payload: z.strictObject({ blockId: BlockId, text: z.string().max(20_000) }),
    result: Nothing,
  }),
  defineCommand('minutes.approve', { payload: Nothing, result: z.strictObject({ textHash: Hash }) }),
  defineCommand('minutes.sign', { payload: z.strictObject({ textHash: Hash }), result: Nothing }),
  defineCommand('minutes.lock', { payload: z.strictObject({ number: line(60) }), result: Nothing }),
  defineCommand('minutes.addAddendum', { payload: z.strictObject({ text: prose(10_000) }), result: Nothing }),
);

export const minutesEvents = byName(
  defineEvent('minutes.drafted', 'everyone', z.strictObject({ blocks: z.int() })),
  defineEvent('minutes.submittedForReview', 'everyone', Nothing),
  defineEvent('minutes.sentBack', 'everyone', z.strictObject({ by: ParticipantId, reason: z.string() })),
  defineEvent(
    'minutes.commented',
    'everyone',
    z.strictObject({ commentId: BlockId, blockId: BlockId.nullable(), by: ParticipantId, text: z.string() }),
  ),
  defineEvent('minutes.commentSettled', 'everyone', z.strictObject({ commentId: BlockId, by: ParticipantId })),
  /** `textHash`: SHA-256 of the block's text, so that a later change of the words ends the vouching. */
  defineEvent('minutes.vouched', 'everyone', z.strictObject({ blockId: BlockId, by: ParticipantId, textHash: Hash })),
  defineEvent(
    'minutes.approved',
    'everyone',
    z.strictObject({ by: ParticipantId, version: z.int().positive(), textHash: Hash }),
  ),
  defineEvent('minutes.signed', 'everyone', z.strictObject({ by: ParticipantId, as: MinutesSigner, textHash: Hash })),
  defineEvent('minutes.locked', 'everyone', z.strictObject({ number: z.string(), by: ParticipantId })),
  defineEvent(
    'minutes.addendumAdded',
    'everyone',
    z.strictObject({ by: ParticipantId, text: z.string(), at: Instant }),
  ),
);
