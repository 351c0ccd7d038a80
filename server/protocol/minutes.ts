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
  /** Suggested changes in it that nobody has decided on; absent in texts frozen before there were any. */
  suggestions: z.int().min(0).default(0),
});
export type MinutesBlock = z.infer<typeof MinutesBlock>;

/** Why a version of the minutes was kept: by a person, at a step, before a newer draft, while people type, or around a restoring. */
export const MinutesVersionKind = z.enum(['named', 'step', 'draft', 'automatic', 'before_restore', 'restored']);
export type MinutesVersionKind = z.infer<typeof MinutesVersionKind>;

/** A kept version in the history. `name`: what a person called it, the step, or the number that was restored. */
export type MinutesVersionSummary = {
  readonly number: number;
  readonly kind: MinutesVersionKind;
  readonly name: string;
  readonly by: readonly string[];
  readonly at: string;
};

/** Who confirmed the text in the system. Not a digital signature (Luật 20/2023 Đ22–23). */
export const MinutesSigner = z.enum(['secretary', 'chair']);

const Version = z.strictObject({ version: z.int().positive() });

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

export const minutesCommands = byName(
  /** By the server: a draft was written into the shared document. */
  defineCommand('minutes.recordDraft', { payload: z.strictObject({ blocks: z.int().min(0) }), result: Nothing }),
  defineCommand('minutes.submitForReview', { payload: Nothing, result: Nothing }),
  defineCommand('minutes.sendBack', { payload: z.strictObject({ reason: line(1000) }), result: Nothing }),
  defineCommand('minutes.comment', {
    payload: z.strictObject({
      commentId: BlockId,
      blockId: BlockId.nullable(),
      text: line(2000),
      /** The remark that this one answers. */
      replyTo: BlockId.optional(),
    }),
    result: Nothing,
  }),
  defineCommand('minutes.settleComment', { payload: z.strictObject({ commentId: BlockId }), result: Nothing }),
  /** A person answers with the own name for a block that has no evidence. */
  defineCommand('minutes.vouch', {
    payload: z.strictObject({ blockId: BlockId, text: z.string().max(20_000) }),
    result: Nothing,
  }),
  /** Keeps the text as it stands under a name. */
  defineCommand('minutes.keepVersion', { payload: z.strictObject({ name: line(120) }), result: Version }),
  defineCommand('minutes.restoreVersion', { payload: Version, result: Version }),
  defineCommand('minutes.approve', { payload: Nothing, result: z.strictObject({ textHash: Hash }) }),
  defineCommand('minutes.sign', { payload: z.strictObject({ textHash: Hash }), result: Nothing }),
  defineCommand('minutes.lock', { payload: z.strictObject({ number: line(60) }), result: Nothing }),
  defineCommand('minutes.addAddendum', { payload: z.strictObject({ text: prose(10_000) }), result: Nothing }),
);

export const minutesEvents = byName(
  defineEvent('minutes.drafted', 'readers', z.strictObject({ blocks: z.int() })),
  defineEvent('minutes.submittedForReview', 'readers', Nothing),
  defineEvent('minutes.sentBack', 'readers', z.strictObject({ by: ParticipantId, reason: z.string() })),
  defineEvent(
    'minutes.commented',
    'readers',
    z.strictObject({
      commentId: BlockId,
      blockId: BlockId.nullable(),
      by: ParticipantId,
      text: z.string(),
      replyTo: BlockId.optional(),
    }),
  ),
  defineEvent('minutes.commentSettled', 'readers', z.strictObject({ commentId: BlockId, by: ParticipantId })),
  /** `textHash`: SHA-256 of the block's text, so that a later change of the words ends the vouching. */
  defineEvent('minutes.vouched', 'readers', z.strictObject({ blockId: BlockId, by: ParticipantId, textHash: Hash })),
  defineEvent('minutes.versionKept', 'readers', z.strictObject({ version: z.int(), by: ParticipantId })),
  defineEvent(
    'minutes.versionRestored',
    'readers',
    z.strictObject({ version: z.int(), restored: z.int(), by: ParticipantId }),
  ),
  defineEvent(
    'minutes.approved',
    'readers',
    z.strictObject({ by: ParticipantId, version: z.int().positive(), textHash: Hash }),
  ),
  defineEvent('minutes.signed', 'readers', z.strictObject({ by: ParticipantId, as: MinutesSigner, textHash: Hash })),
  defineEvent('minutes.locked', 'readers', z.strictObject({ number: z.string(), by: ParticipantId })),
  defineEvent('minutes.addendumAdded', 'readers', z.strictObject({ by: ParticipantId, text: z.string(), at: Instant })),
);
