import { z } from 'zod';
import { Day, line, prose } from './ids.ts';
import { DueBoundary, TaskId } from './proposal.ts';

/**
 * Tasks over HTTP: a duty outlives its meeting, so its life isn't part of the room's wire. Each action is answered with the
 * task as it stands then; what happened goes to the meeting's timeline too.
 */

/** The four statuses of national tracking (QĐ 42/2014), and the two a task can have before and beside them. */
export const TaskStatus = z.enum([
  'waiting',
  'in_progress',
  'overdue',
  'completed_on_time',
  'completed_late',
  'returned',
  'cancelled',
]);
export type TaskStatus = z.infer<typeof TaskStatus>;

/** What somebody is to a task; it decides what may be seen and done. A `reporter` stands in for the lead to report only. */
export const TaskRelation = z.enum(['lead', 'reporter', 'coordinating', 'office']);
export type TaskRelation = z.infer<typeof TaskRelation>;

export const TaskPriority = z.enum(['normal', 'urgent', 'very_urgent', 'flash']);
export type TaskPriority = z.infer<typeof TaskPriority>;

/** Fields of work that tasks are sorted by (AC-GV-03). */
export const TASK_FIELDS = [
  ...(['finance', 'investment', 'construction', 'land_environment', 'agriculture', 'health', 'education'] as const),
  ...(['culture_tourism', 'social', 'home_affairs', 'digital', 'justice', 'industry_trade', 'security'] as const),
  ...(['ethnic_religion', 'inspection', 'foreign', 'office'] as const),
] as const;

export const TaskAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept') }),
  z.strictObject({ kind: z.literal('ask'), text: line(2000) }),
  z.strictObject({ kind: z.literal('decline'), reason: line(1000), suggestedUnit: z.string().max(200) }),
  z.strictObject({ kind: z.literal('answer'), text: line(2000) }),
  z.strictObject({ kind: z.literal('report'), progress: z.int().min(0).max(100), text: prose(4000) }),
  z.strictObject({ kind: z.literal('contribute'), text: line(4000) }),
  z.strictObject({ kind: z.literal('askExtension'), dueDay: Day, reason: line(1000) }),
  z.strictObject({ kind: z.literal('decideExtension'), approve: z.boolean(), note: z.string().max(1000) }),
  z.strictObject({ kind: z.literal('reassign'), leadUnit: line(200) }),
  z.strictObject({ kind: z.literal('complete'), text: prose(4000) }),
  z.strictObject({ kind: z.literal('cancel'), reason: line(1000) }),
  z.strictObject({ kind: z.literal('remind') }),
  /** No reminder before a day, which must not lie after the last day in time. */
  z.strictObject({ kind: z.literal('snooze'), untilDay: Day }),
  /** Gives a part to somebody of the unit; the lead stays accountable for the whole. */
  z.strictObject({
    kind: z.literal('delegate'),
    accountId: z.string().max(80),
    action: line(2000),
    dueDay: Day.nullable(),
  }),
  /** No further period of a recurring duty begins. */
  z.strictObject({ kind: z.literal('endSeries'), reason: line(1000) }),
  z.strictObject({
    kind: z.literal('label'),
    field: z.string().max(80),
    priority: TaskPriority,
  }),
]);
export type TaskAction = z.infer<typeof TaskAction>;
export type TaskActionKind = TaskAction['kind'];

export const NewTaskFields = z.strictObject({
  leadUnit: line(200),
  coordinatingUnits: z.array(line(200)).max(50),
  action: line(2000),
  dueDay: Day.nullable(),
  dueBoundary: DueBoundary.nullable(),
  source: z.string().max(300),
  /** RFC 5545 rule of a duty that recurs. */
  recurrence: z.string().max(200).nullable().default(null),
});
export type NewTaskFields = z.infer<typeof NewTaskFields>;

export const TaskFact = z.strictObject({
  at: z.string(),
  name: z.string(),
  by: z.string(),
  /** Whom the person stood in for; '' when for nobody. */
  onBehalfOf: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type TaskFact = z.infer<typeof TaskFact>;

export const TaskSummary = z.strictObject({
  taskId: TaskId,
  meetingId: z.string().nullable(),
  itemId: z.string().nullable(),
  source: z.string(),
  leadUnit: z.string(),
  coordinatingUnits: z.array(z.string()),
  action: z.string(),
  dueDay: Day.nullable(),
  dueTime: z.string().nullable(),
  dueBoundary: DueBoundary.nullable(),
  originalDueDay: Day.nullable(),
  recurrence: z.string().nullable(),
  reportTo: z.string().nullable(),
  progress: z.int(),
  priority: z.string(),
  field: z.string().nullable(),
  status: TaskStatus,
  /** The status by the due day that was given first ("theo hạn gốc"). */
  statusByOriginalDue: TaskStatus,
  /** Working days until the last safe day, negative when it is past; null without a due day. */
  workingDaysLeft: z.int().nullable(),
  assignedAt: z.string(),
  completedAt: z.string().nullable(),
  /** The whole that it is a part of. */
  partOf: TaskId.nullable(),
  /** The day that this period of a recurring duty is known by. */
  period: Day.nullable(),
  relations: z.array(TaskRelation),
});
export type TaskSummary = z.infer<typeof TaskSummary>;

export const TaskEvidenceView = z.strictObject({
  evidenceId: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  by: z.string(),
  at: z.string(),
});

/** A part of a task that somebody of the unit has, or a period of a recurring one. */
export const TaskBranch = z.strictObject({
  taskId: TaskId,
  action: z.string(),
  person: z.string(),
  status: TaskStatus,
  progress: z.int(),
  dueDay: Day.nullable(),
  period: Day.nullable(),
});
export type TaskBranch = z.infer<typeof TaskBranch>;

export const TaskView = TaskSummary.extend({
  /** Who answers for it; '' where nobody is named yet. */
  person: z.string(),
  parts: z.array(TaskBranch),
  /** Newest first; null when it doesn't recur. */
  series: z.strictObject({ ended: z.boolean(), periods: z.array(TaskBranch) }).nullable(),
  /** Days until which reminders can be put off now; none when that isn't possible. */
  snoozeDays: z.array(Day),
  snoozedUntil: Day.nullable(),
  quote: z.string(),
  segmentIds: z.array(z.string()),
  product: z.string(),
  extension: z.strictObject({ dueDay: Day, reason: z.string(), askedAt: z.string() }).nullable(),
  question: z.string().nullable(),
  facts: z.array(TaskFact),
  evidence: z.array(TaskEvidenceView),
  allowed: z.array(z.string()),
});
export type TaskView = z.infer<typeof TaskView>;

/** Which tasks a list shows. */
export const TaskFilter = z.enum(['open', 'overdue', 'done', 'all']);
export type TaskFilter = z.infer<typeof TaskFilter>;

/** One page of a list, and how many tasks there are on all pages. */
export type TaskList = { readonly tasks: readonly TaskSummary[]; readonly total: number };

/** A row of a workbook that can't be taken over: where and why. */
export type BadRow = {
  /** As the workbook numbers it, from 1. */
  readonly row: number;
  /** The field of `NewTaskFields` that is wrong; '' for the row as a whole. */
  readonly column: string;
  readonly reason: 'missing' | 'tooLong' | 'badDay' | 'badChoice' | 'wrong';
};

/** One line (NDJSON) of the answer to an import: how far it is, and at the end what became of it. */
export type ImportStep =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'imported'; readonly count: number }
  /** Nothing was taken over. The first hundred bad rows, and how many there are. */
  | {
      readonly kind: 'refused';
      readonly bad: readonly BadRow[];
      readonly badCount: number;
      readonly unreadable: boolean;
    };

/** Indicators of domain guide §1.9, each with the numbers it is made of; no rating of persons. */
export const TaskFigures = z.strictObject({
  total: z.int(),
  byStatus: z.record(TaskStatus, z.int()),
  /** completed on time ÷ (completed + overdue), in thousandths; null when nothing counts. */
  onTimePermille: z.int().nullable(),
  /** overdue ÷ open, in thousandths. */
  overduePermille: z.int().nullable(),
  medianDaysLate: z.number().nullable(),
  /** The same by the due day that was given first, whatever was granted later ("theo hạn gốc"). */
  byOriginalDue: z.strictObject({
    onTime: z.int(),
    late: z.int(),
    overdue: z.int(),
    onTimePermille: z.int().nullable(),
  }),
  withEvidencePermille: z.int().nullable(),
});
export type TaskFigures = z.infer<typeof TaskFigures>;

export const NotificationView = z.strictObject({
  notificationId: z.string(),
  kind: z.string(),
  taskId: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  at: z.string(),
  readAt: z.string().nullable(),
});
export type NotificationView = z.infer<typeof NotificationView>;

/** Somebody may answer for another person's tasks for a while ("thay mặt"): how far, and from when until when. */
export const NewStandIn = z.strictObject({
  standInId: z.string().max(80),
  /** `report` = reports and proofs only; `answer` = everything that the principal may do. */
  scope: z.enum(['report', 'answer']),
  fromDay: Day,
  untilDay: Day,
});
export type NewStandIn = z.infer<typeof NewStandIn>;

export type StandInView = NewStandIn & { readonly id: string; readonly name: string };
export type StandInList = {
  readonly standIns: readonly StandInView[];
  /** Who can be chosen: people of the own unit. */
  readonly colleagues: readonly { readonly accountId: string; readonly name: string; readonly title: string }[];
};
