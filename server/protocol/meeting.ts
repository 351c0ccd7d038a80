import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { Instant, line, Nothing, ParticipantId, prose } from './ids.ts';
import { MeetingRole } from './roles.ts';

/** Kinds of meeting (domain guide §1.1). */
export const MeetingKind = z.enum([
  'regular_session',
  'thematic_session',
  'extraordinary_session',
  'briefing',
  'working_meeting',
  'advisory',
  'conference',
  'council_session',
]);
export type MeetingKind = z.infer<typeof MeetingKind>;

export const MeetingFormat = z.enum(['on_site', 'hybrid', 'remote']);

/** States of a meeting (domain guide §1.4). */
export const MeetingStatus = z.enum([
  'draft',
  'invited',
  'checkin_open',
  'in_session',
  'recess',
  'closed',
  'postponed',
  'cancelled',
]);
export type MeetingStatus = z.infer<typeof MeetingStatus>;

/** Rule profile of a meeting: dated data, kept as it was on the meeting's date (domain guide §1.10). */
export const RuleProfile = z.strictObject({
  id: z.string(),
  effectiveFrom: z.string(),
  quorum: z.strictObject({
    num: z.int().positive(),
    den: z.int().positive(),
    base: z.enum(['total_members']),
    remoteCounts: z.boolean(),
  }),
  majority: z.strictObject({
    rule: z.enum(['more_than_half', 'two_thirds', 'three_quarters', 'plurality']),
    base: z.enum(['total_members', 'present_members', 'ballots_cast']),
    tie: z.enum(['chair', 'fails']),
  }),
  vote: z.strictObject({
    options: z.string(),
    absentRemoteVote: z.boolean(),
    auth: z.enum(['session', 'second_factor', 'digital_signature']),
    secretMinVoters: z.int().min(2),
    quorumLost: z.enum(['block', 'warn']),
    silence: z.enum(['abstain', 'not_counted']),
  }),
  slip: z.strictObject({
    deadlineWorkingDays: z.int().positive(),
    silencePolicy: z.enum(['deemed_agree', 'not_counted', 'deemed_disagree']),
  }),
  leadTimesWorkingDays: z.strictObject({ invitation: z.int(), documents: z.int(), conclusionNotice: z.int() }),
  /** Whether the chair sees who asked a question; named when absent (AC-HC-05). */
  questionAskers: z.enum(['named', 'hidden']).optional(),
  speech: z.strictObject({ secondsPerTurn: z.int().positive(), warnSeconds: z.int().nonnegative() }),
  recording: z.strictObject({ requiresAnnouncement: z.boolean() }),
  task: z.strictObject({ beforeMeans: z.enum(['previous_day_safe', 'inclusive']) }),
  legalBasis: z.array(z.string()),
});
export type RuleProfile = z.infer<typeof RuleProfile>;

export const MeetingDetails = z.strictObject({
  title: line(300),
  kind: MeetingKind,
  format: MeetingFormat,
  place: prose(300),
  scheduledStartAt: Instant,
  scheduledEndAt: Instant,
  /** Total number of members of the body (N): the base of quorum and majority. */
  totalMembers: z.int().min(1).max(2000),
  agencyName: line(200),
  practice: z.boolean(),
});
export type MeetingDetails = z.infer<typeof MeetingDetails>;

/** How long such a meeting took before, in minutes, and where the agency has that figure from (AC-EC-02). */
export const Baseline = z.strictObject({ minutes: z.int().min(1).max(6000), source: line(300) });
export type Baseline = z.infer<typeof Baseline>;

/** When a meeting is held. */
const Schedule = MeetingDetails.pick({ scheduledStartAt: true, scheduledEndAt: true });

/** A whole meeting file in the sample's format, as it was parsed from JSON; recorder/minutes/import says what it may hold. */
const MeetingFile = z.record(z.string(), z.json());

export const meetingCommands = byName(
  defineCommand('meeting.create', { payload: MeetingDetails.omit({ practice: true }), result: Nothing }),
  defineCommand('meeting.edit', { payload: MeetingDetails.omit({ practice: true }).partial(), result: Nothing }),
  /** Makes a meeting that was held and recorded elsewhere out of its file: people, programme, attendance, papers' names, votes, times. */
  defineCommand('meeting.importFile', { payload: z.strictObject({ file: MeetingFile }), result: Nothing }),
  defineCommand('meeting.invite', { payload: Nothing, result: Nothing }),
  defineCommand('meeting.openCheckIn', { payload: Nothing, result: Nothing }),
  defineCommand('meeting.open', {
    payload: z.strictObject({ withoutQuorum: z.boolean().default(false) }),
    result: Nothing,
  }),
  defineCommand('meeting.recess', {
    payload: z.strictObject({ minutes: z.int().min(1).max(240).nullable() }),
    result: Nothing,
  }),
  defineCommand('meeting.resume', { payload: Nothing, result: Nothing }),
  defineCommand('meeting.close', { payload: Nothing, result: Nothing }),
  /** `to`: the new time; null while it isn't known. */
  defineCommand('meeting.postpone', {
    payload: z.strictObject({ reason: line(500), to: Schedule.nullable().default(null) }),
    result: Nothing,
  }),
  defineCommand('meeting.cancel', { payload: z.strictObject({ reason: line(500) }), result: Nothing }),
  defineCommand('meeting.takeChair', { payload: z.strictObject({ reason: line(300) }), result: Nothing }),
  defineCommand('meeting.returnChair', { payload: Nothing, result: Nothing }),
  /** The agency's own figure to compare the time with; null takes it away. */
  defineCommand('meeting.setBaseline', { payload: z.strictObject({ baseline: Baseline.nullable() }), result: Nothing }),
);

export const meetingEvents = byName(
  defineEvent('meeting.created', 'everyone', z.strictObject({ details: MeetingDetails, profile: RuleProfile })),
  defineEvent('meeting.edited', 'everyone', z.strictObject({ changes: MeetingDetails.partial() })),
  defineEvent('meeting.invited', 'everyone', Nothing),
  defineEvent('meeting.checkInOpened', 'everyone', Nothing),
  defineEvent(
    'meeting.opened',
    'everyone',
    z.strictObject({ present: z.int(), total: z.int(), required: z.int(), quorumMet: z.boolean() }),
  ),
  defineEvent('meeting.recessed', 'everyone', z.strictObject({ untilAt: Instant.nullable() })),
  defineEvent('meeting.resumed', 'everyone', Nothing),
  defineEvent('meeting.closed', 'everyone', Nothing),
  /** Held elsewhere, between these times; what its file says of papers, votes and slips follows for the stewards. */
  defineEvent('meeting.imported', 'everyone', z.strictObject({ openedAt: Instant, closedAt: Instant })),
  defineEvent('meeting.recordKept', 'stewards', z.strictObject({ file: MeetingFile })),
  defineEvent('meeting.postponed', 'everyone', z.strictObject({ reason: z.string(), to: Schedule.nullish() })),
  defineEvent('meeting.cancelled', 'everyone', z.strictObject({ reason: z.string() })),
  defineEvent(
    'meeting.chairTaken',
    'everyone',
    z.strictObject({ by: ParticipantId, from: ParticipantId.nullable(), role: MeetingRole, reason: z.string() }),
  ),
  defineEvent('meeting.chairReturned', 'everyone', z.strictObject({ to: ParticipantId })),
  defineEvent('meeting.baselineSet', 'everyone', z.strictObject({ baseline: Baseline.nullable() })),
);
