import type { TaskActionKind, TaskFigures, TaskRelation, TaskStatus } from '#protocol/task.ts';

/** A task as the rules see it; days are `YYYY-MM-DD` in Vietnam. */
export type TaskState = {
  readonly status: string;
  readonly dueDay: string | null;
  readonly dueBoundary: string | null;
  readonly completedDay: string | null;
  readonly extensionAsked: boolean;
  /** What hangs on it, as far as rights depend on it. */
  readonly parts?: { readonly open: number };
  readonly isPart?: boolean;
  readonly recurs?: boolean;
  readonly snoozes?: number;
};

/** Reminders of a task can be put off this often (domain guide §1.8). */
export const MOST_SNOOZES = 2;

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/**
 * Last day on which a report is surely in time (domain guide §3.4): "trước ngày X" excludes X unless the agency's profile
 * reads it inclusively.
 */
export function safeDay(
  dueDay: string | null,
  boundary: string | null,
  beforeMeans: 'previous_day_safe' | 'inclusive' = 'previous_day_safe',
): string | null {
  return dueDay !== null && boundary === 'before' && beforeMeans === 'previous_day_safe' ? dayBefore(dueDay) : dueDay;
}

const OPEN = ['assigned', 'accepted', 'in_progress', 'reported'];

/** TASK-1: the status that lists and reports show; the four of QĐ 42/2014 sum to all tasks that count. */
export function shownStatus(task: TaskState, today: string): TaskStatus {
  if (task.status === 'cancelled' || task.status === 'returned') {
    return task.status;
  }
  const last = safeDay(task.dueDay, task.dueBoundary);
  if (task.status === 'completed') {
    return last !== null && task.completedDay !== null && task.completedDay > last
      ? 'completed_late'
      : 'completed_on_time';
  }
  if (last !== null && today > last) {
    return 'overdue';
  }
  return task.status === 'assigned' ? 'waiting' : 'in_progress';
}

type Rule = (task: TaskState) => boolean;

const isOpen: Rule = ({ status }) => OPEN.includes(status);
const isTaken: Rule = ({ status }) => status === 'accepted' || status === 'in_progress' || status === 'reported';

const isWhole: Rule = ({ parts }) => (parts?.open ?? 0) === 0;

/** TASK-2: who may do what, and when. The lead reports; only the office extends, reassigns, closes or cancels. */
const rules: Readonly<Record<TaskActionKind, { readonly by: readonly TaskRelation[]; readonly when: Rule }>> = {
  accept: { by: ['lead'], when: ({ status }) => status === 'assigned' },
  ask: { by: ['lead'], when: isOpen },
  decline: { by: ['lead'], when: ({ status }) => status === 'assigned' },
  answer: { by: ['office'], when: isOpen },
  report: { by: ['lead', 'reporter'], when: isTaken },
  contribute: { by: ['coordinating'], when: isOpen },
  askExtension: { by: ['lead'], when: (task) => isTaken(task) && !task.extensionAsked },
  decideExtension: { by: ['office'], when: ({ extensionAsked }) => extensionAsked },
  reassign: { by: ['office'], when: (task) => isOpen(task) || task.status === 'returned' },
  complete: { by: ['office', 'lead'], when: (task) => isTaken(task) && isWhole(task) },
  cancel: { by: ['office'], when: (task) => isOpen(task) || task.status === 'returned' },
  remind: { by: ['office'], when: isOpen },
  label: { by: ['office'], when: () => true },
  snooze: { by: ['lead'], when: (task) => isOpen(task) && (task.snoozes ?? 0) < MOST_SNOOZES },
  delegate: { by: ['lead'], when: (task) => isTaken(task) && task.isPart !== true },
  endSeries: { by: ['office'], when: ({ recurs }) => recurs === true },
};

/** Whether somebody with these relations may act so now. */
export function mayActOnTask(kind: TaskActionKind, task: TaskState, relations: readonly TaskRelation[]): boolean {
  const rule = rules[kind];
  return rule.when(task) && rule.by.some((relation) => relations.includes(relation));
}

/** All actions open to somebody now. */
export function allowedActions(task: TaskState, relations: readonly TaskRelation[]): TaskActionKind[] {
  return (Object.keys(rules) as TaskActionKind[]).filter((kind) => mayActOnTask(kind, task, relations));
}

/** The stored status after an action; unchanged when it only adds words. */
export function statusAfter(kind: TaskActionKind, status: string): string {
  const next: Partial<Record<TaskActionKind, string>> = {
    accept: 'accepted',
    decline: 'returned',
    report: 'in_progress',
    reassign: 'assigned',
    complete: 'completed',
    cancel: 'cancelled',
  };
  return next[kind] ?? status;
}

export type CountedTask = TaskState & { readonly evidence: number; readonly originalDueDay: string | null };

const permille = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 1000) / whole);

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[middle - 1];
  if (upper === undefined) {
    return null;
  }
  return sorted.length % 2 === 0 && lower !== undefined ? (lower + upper) / 2 : upper;
}

function countsOf(tasks: readonly TaskState[], today: string): Record<TaskStatus, number> {
  const counts: Record<TaskStatus, number> = {
    waiting: 0,
    in_progress: 0,
    overdue: 0,
    completed_on_time: 0,
    completed_late: 0,
    returned: 0,
    cancelled: 0,
  };
  for (const task of tasks) {
    counts[shownStatus(task, today)] += 1;
  }
  return counts;
}

/** Share of what was done in time among all that should be done by now. */
const onTimeShare = (counts: Record<TaskStatus, number>): number | null =>
  permille(counts.completed_on_time, counts.completed_on_time + counts.completed_late + counts.overdue);

/** TASK-7: indicators that the data can prove (domain guide §1.9), with the counts they come from. */
export function figuresOf(tasks: readonly CountedTask[], today: string): TaskFigures {
  const byStatus = countsOf(tasks, today);
  const open = byStatus.waiting + byStatus.in_progress + byStatus.overdue;
  const late = tasks.flatMap((task) => {
    const last = safeDay(task.dueDay, task.dueBoundary);
    return shownStatus(task, today) === 'completed_late' && last !== null && task.completedDay !== null
      ? [daysBetween(last, task.completedDay)]
      : [];
  });
  const completed = tasks.filter(({ status }) => status === 'completed');
  const original = countsOf(
    tasks.map((task) => ({ ...task, dueDay: task.originalDueDay })),
    today,
  );
  return {
    total: tasks.length,
    byStatus,
    onTimePermille: onTimeShare(byStatus),
    overduePermille: permille(byStatus.overdue, open),
    medianDaysLate: median(late),
    byOriginalDue: {
      onTime: original.completed_on_time,
      late: original.completed_late,
      overdue: original.overdue,
      onTimePermille: onTimeShare(original),
    },
    withEvidencePermille: permille(completed.filter(({ evidence }) => evidence > 0).length, completed.length),
  };
}
