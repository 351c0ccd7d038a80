import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { AgendaItemId, Day, line, Nothing, ParticipantId } from './ids.ts';

export const ProposalId = z.string().min(1).max(80);
export const TaskId = z.string().min(1).max(80);

/** How a due date is meant: "trước ngày" excludes the day, "chậm nhất" includes it (domain guide §3.4). */
export const DueBoundary = z.enum(['before', 'by', 'within']);

/** A duty as it is proposed and confirmed; exactly one unit leads (NĐ 191/2026 Đ2.2). */
export const TaskFields = z.strictObject({
  leadUnit: line(200),
  leadPersonId: ParticipantId.nullable(),
  coordinatingUnits: z.array(line(200)).max(50),
  action: line(2000),
  dueDay: Day.nullable(),
  dueTime: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .nullable(),
  dueBoundary: DueBoundary.nullable(),
  duePrecision: z.string().max(20).nullable(),
  /** RFC 5545 recurrence rule, or null. */
  recurrence: z.string().max(200).nullable(),
  reportTo: z.string().max(200).nullable(),
});
export type TaskFields = z.infer<typeof TaskFields>;

/** What the language rules found in the conclusions: a machine's proposal until a person confirms it. */
export const Proposal = z.strictObject({
  proposalId: ProposalId,
  kind: z.enum(['task', 'commitment', 'request', 'decision']),
  itemId: AgendaItemId.nullable(),
  fields: TaskFields.extend({ leadUnit: z.string().max(200) }),
  /** The words it came from, and the segments that hold them. */
  quote: z.string().max(4000),
  dueText: z.string().max(300).nullable(),
  segmentIds: z.array(z.string().max(128)).max(50),
  flags: z.array(z.string().max(60)).max(20),
  confidence: z.number().min(0).max(1),
});
export type Proposal = z.infer<typeof Proposal>;

export const proposalCommands = byName(
  /** By the server: the proposals of the draft so far; those no longer in it are withdrawn. */
  defineCommand('proposal.put', {
    payload: z.strictObject({ proposals: z.array(Proposal).max(500) }),
    result: Nothing,
  }),
  defineCommand('proposal.edit', {
    payload: z.strictObject({ proposalId: ProposalId, fields: TaskFields }),
    result: Nothing,
  }),
  /** Confirms it: the task exists from now on. `splitInto` makes one task per unit of a collective addressee. */
  defineCommand('proposal.confirm', {
    payload: z.strictObject({ proposalId: ProposalId, splitInto: z.array(line(200)).max(200).default([]) }),
    result: z.strictObject({ taskIds: z.array(TaskId) }),
  }),
  defineCommand('proposal.reject', { payload: z.strictObject({ proposalId: ProposalId }), result: Nothing }),
  /** A task that no rule found, written by the secretary. */
  defineCommand('proposal.add', {
    payload: z.strictObject({
      proposalId: ProposalId,
      itemId: AgendaItemId.nullable(),
      fields: TaskFields,
      quote: z.string().max(4000),
    }),
    result: Nothing,
  }),
);

export const proposalEvents = byName(
  defineEvent('proposal.made', 'stewards', z.strictObject({ proposal: Proposal })),
  defineEvent('proposal.withdrawn', 'stewards', z.strictObject({ proposalId: ProposalId })),
  defineEvent(
    'proposal.edited',
    'stewards',
    z.strictObject({ proposalId: ProposalId, fields: TaskFields, by: ParticipantId }),
  ),
  defineEvent('proposal.rejected', 'stewards', z.strictObject({ proposalId: ProposalId, by: ParticipantId })),
  defineEvent(
    'proposal.confirmed',
    'stewards',
    z.strictObject({ proposalId: ProposalId, taskIds: z.array(TaskId), by: ParticipantId }),
  ),
  /** A duty was given: everyone in the meeting sees it. What becomes of it is followed outside the meeting. */
  defineEvent(
    'task.assigned',
    'readers',
    z.strictObject({
      taskId: TaskId,
      itemId: AgendaItemId.nullable(),
      fields: TaskFields,
      quote: z.string(),
      segmentIds: z.array(z.string()),
    }),
  ),
  /** Something happened to a task of this meeting (accepted, asked, refused, reported, extended, completed …). */
  defineEvent(
    'task.changed',
    'readers',
    z.strictObject({
      taskId: TaskId,
      change: z.string().max(40),
      status: z.string().max(40),
      byName: z.string().max(200),
    }),
  ),
);

export const taskMirrorCommands = byName(
  /** By the server: what happened to a task is a fact of its meeting too. */
  defineCommand('task.mirror', {
    payload: z.strictObject({
      taskId: TaskId,
      change: z.string().max(40),
      status: z.string().max(40),
      byName: z.string().max(200),
    }),
    result: Nothing,
  }),
);
