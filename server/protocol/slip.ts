import { z } from 'zod';
import { CountsAs, Majority, PollOption, PollPaper } from './ballot.ts';
import { byName, defineCommand, defineEvent } from './define.ts';
import { AgendaItemId, Instant, line, Nothing, OptionId, ParticipantId, prose } from './ids.ts';

const SlipId = AgendaItemId;

/** What silence counts as when the time is over (domain guide §1.6). */
export const SilencePolicy = z.enum(['deemed_agree', 'not_counted', 'deemed_disagree']);
export type SilencePolicy = z.infer<typeof SilencePolicy>;

/** States of an opinion slip (domain guide §1.4); an extension keeps it open. */
export const SlipStatus = z.enum([
  'draft',
  'submitted',
  'approved',
  'open',
  'closed',
  'synthesised',
  'approved_result',
  'to_session',
]);
export type SlipStatus = z.infer<typeof SlipStatus>;

export const SlipDetails = z.strictObject({
  number: z.string().max(60),
  title: line(500),
  content: prose(10_000),
  options: z.array(PollOption).min(2).max(10),
  paper: PollPaper.nullable(),
  /** Why by slip and not in session: urgent, or needing no discussion. */
  reason: prose(500),
  /** Working days to answer; null: as the rule profile says. */
  workingDays: z.int().min(1).max(30).nullable(),
});
export type SlipDetails = z.infer<typeof SlipDetails>;

/** What a slip is decided by, frozen when it is sent. */
export const SlipRule = z.strictObject({
  profileId: z.string(),
  totalMembers: z.int(),
  majority: Majority,
  silence: SilencePolicy,
});
export type SlipRule = z.infer<typeof SlipRule>;

const Counts = z.strictObject({ agree: z.int(), disagree: z.int(), neutral: z.int() });

/** Raw counts beside the counts under the policy: what was answered and what the silence was taken for. */
export const SlipResult = z.strictObject({
  byOption: z.array(z.strictObject({ optionId: OptionId, count: z.int() })),
  raw: Counts,
  silent: z.int(),
  late: z.int(),
  counted: Counts,
  of: z.int(),
  required: z.int(),
  silence: SilencePolicy,
  outcome: z.enum(['passed', 'not_passed', 'tie_needs_chair']),
});
export type SlipResult = z.infer<typeof SlipResult>;

const slip = z.strictObject({ slipId: SlipId });

const Answer = z.strictObject({
  choice: OptionId,
  /** Why not; a disagreement must give it. */
  reason: prose(2000).default(''),
  other: prose(2000).default(''),
});

export const slipCommands = byName(
  defineCommand('slip.create', { payload: slip.extend({ details: SlipDetails }), result: Nothing }),
  defineCommand('slip.edit', { payload: slip.extend({ changes: SlipDetails.partial() }), result: Nothing }),
  defineCommand('slip.submit', { payload: slip, result: Nothing }),
  defineCommand('slip.approve', { payload: slip, result: Nothing }),
  defineCommand('slip.sendBack', { payload: slip.extend({ remark: line(1000) }), result: Nothing }),
  /** Sends it to all members; the deadline is worked out in working days. */
  defineCommand('slip.open', { payload: slip, result: z.strictObject({ deadlineAt: Instant }) }),
  /** A member's answer; changed until the deadline, kept as late after it. */
  defineCommand('slip.answer', { payload: slip.extend(Answer.shape), result: z.strictObject({ late: z.boolean() }) }),
  /** More time, given by the chair, told to all. */
  defineCommand('slip.extend', {
    payload: slip.extend({ workingDays: z.int().min(1).max(30), reason: line(500) }),
    result: z.strictObject({ deadlineAt: Instant }),
  }),
  defineCommand('slip.close', { payload: slip, result: Nothing }),
  defineCommand('slip.synthesise', { payload: slip, result: Nothing }),
  /** The chair takes the result, or puts the matter before the next session. */
  defineCommand('slip.decide', {
    payload: slip.extend({ decision: z.enum(['approved_result', 'to_session']) }),
    result: Nothing,
  }),
  /** Reports a decided slip to the meeting. */
  defineCommand('slip.report', { payload: slip, result: Nothing }),
);

const Sent = slip.extend({
  number: z.string(),
  title: z.string(),
  content: z.string(),
  options: z.array(z.strictObject({ optionId: OptionId, label: z.string(), countsAs: CountsAs })),
  paper: PollPaper.nullable(),
  deadlineAt: Instant,
});

const Answered = slip.extend({
  participantId: ParticipantId,
  choice: OptionId,
  reason: z.string(),
  other: z.string(),
  late: z.boolean(),
});

export const slipEvents = byName(
  defineEvent('slip.created', 'stewards', slip.extend({ details: SlipDetails })),
  defineEvent('slip.edited', 'stewards', slip.extend({ changes: SlipDetails.partial() })),
  defineEvent('slip.submitted', 'stewards', slip),
  defineEvent('slip.approved', 'stewards', slip.extend({ by: ParticipantId })),
  defineEvent('slip.sentBack', 'stewards', slip.extend({ by: ParticipantId, remark: z.string() })),
  defineEvent(
    'slip.opened',
    'stewards',
    slip.extend({ deadlineAt: Instant, recipients: z.array(ParticipantId), rule: SlipRule }),
  ),
  /** The member's own copy. */
  defineEvent('slip.received', 'addressedReader', Sent.extend({ participantId: ParticipantId })),
  defineEvent('slip.answered', 'stewards', Answered),
  defineEvent('slip.answerKept', 'addressedReader', Answered),
  defineEvent('slip.extended', 'stewards', slip.extend({ deadlineAt: Instant, by: ParticipantId, reason: z.string() })),
  defineEvent(
    'slip.deadlineMoved',
    'addressedReader',
    slip.extend({ participantId: ParticipantId, deadlineAt: Instant, reason: z.string() }),
  ),
  defineEvent('slip.closed', 'stewards', slip),
  defineEvent('slip.ended', 'addressedReader', slip.extend({ participantId: ParticipantId })),
  defineEvent('slip.synthesised', 'stewards', slip.extend({ result: SlipResult })),
  defineEvent(
    'slip.decided',
    'stewards',
    slip.extend({ by: ParticipantId, decision: z.enum(['approved_result', 'to_session']) }),
  ),
  defineEvent(
    'slip.reported',
    'readers',
    slip.extend({
      number: z.string(),
      title: z.string(),
      result: SlipResult,
      decision: z.enum(['approved_result', 'to_session']),
    }),
  ),
);
