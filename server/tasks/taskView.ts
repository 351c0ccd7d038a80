import { snoozeDays } from '#domain/reminders.ts';
import { allowedActions, safeDay, shownStatus } from '#domain/tasks.ts';
import { DueBoundary } from '#protocol/proposal.ts';
import type { TaskBranch, TaskFact, TaskSummary, TaskView } from '#protocol/task.ts';
import type { TaskReader } from '#server/persistence/taskRights.ts';
import type { ListedTask, StoredTask } from '#server/persistence/tasks.ts';
import { dayOf, type Fact, openExtension, openQuestion, relationsOf, stateOf, statusParts } from './taskRelations.ts';
import { dayIn, workingDays } from './workingDays.ts';

/** A task in a list. */
export function summaryOf(task: ListedTask, reader: TaskReader, office: boolean, now: Date): TaskSummary {
  const state = statusParts(task);
  const today = dayIn(now);
  const safe = safeDay(state.dueDay, state.dueBoundary);
  return {
    taskId: task.id,
    meetingId: task.meetingId,
    itemId: task.itemId,
    source: task.source,
    leadUnit: task.leadUnit,
    coordinatingUnits: task.coordinatingUnits,
    action: task.action,
    dueDay: state.dueDay,
    dueTime: task.dueTime,
    dueBoundary: DueBoundary.nullable().catch(null).parse(task.dueBoundary),
    originalDueDay: dayOf(task.originalDueDay),
    recurrence: task.recurrence,
    reportTo: task.reportTo,
    progress: task.progress,
    priority: task.priority,
    field: task.field,
    status: shownStatus(state, today),
    statusByOriginalDue: shownStatus({ ...state, dueDay: dayOf(task.originalDueDay) }, today),
    workingDaysLeft: safe === null ? null : workingDays.between(today, safe),
    assignedAt: task.assignedAt.toISOString(),
    completedAt: task.completedAt?.toISOString() ?? null,
    partOf: task.parentId,
    period: dayOf(task.period),
    relations: relationsOf(task, reader, office),
  };
}

function factOf({ at, name, actorAccountId, data }: Fact, names: ReadonlyMap<string, string>): TaskFact {
  const { onBehalfOf, accountId, ...rest } = data as Record<string, unknown>;
  const person = accountId === undefined ? {} : { person: names.get(String(accountId)) ?? '' };
  return {
    at: at.toISOString(),
    name,
    by: names.get(actorAccountId ?? '') ?? '',
    onBehalfOf: names.get(String(onBehalfOf ?? '')) ?? '',
    data: { ...rest, ...person },
  };
}

type Given = {
  readonly office: boolean;
  readonly now: Date;
  readonly names: ReadonlyMap<string, string>;
  readonly series: { readonly ended: boolean; readonly tasks: readonly Period[] } | null;
};

type Part = StoredTask['parts'][number];
type Period = Pick<StoredTask, 'id' | 'period' | 'status' | 'dueDay' | 'dueBoundary' | 'completedAt'>;

function branchOf(task: Period & Partial<Part>, { now, names }: Given): TaskBranch {
  return {
    taskId: task.id,
    action: task.action ?? '',
    person: names.get(task.leadAccountId ?? '') ?? '',
    status: shownStatus(statusParts(task), dayIn(now)),
    progress: task.progress ?? 0,
    dueDay: dayOf(task.dueDay),
    period: dayOf(task.period),
  };
}

/** Everybody whose name stands on the page of a task. */
export function peopleOf(task: StoredTask): string[] {
  const facts = task.events.flatMap(({ actorAccountId, data }) => {
    const { onBehalfOf = '', accountId = '' } = data as Record<string, unknown>;
    return [actorAccountId ?? '', String(onBehalfOf), String(accountId)];
  });
  const parts = task.parts.map(({ leadAccountId }) => leadAccountId ?? '');
  return [...facts, ...parts, ...task.evidence.map(({ byId }) => byId), task.leadAccountId ?? ''].filter(Boolean);
}

/** A task with everything that happened to it, and what its reader may do now. */
export function viewOf(task: StoredTask, reader: TaskReader, given: Given): TaskView {
  const summary = summaryOf(task, reader, given.office, given.now);
  const state = stateOf(task);
  const allowed = allowedActions(state, summary.relations);
  const { series } = given;
  return {
    ...summary,
    quote: task.quote,
    segmentIds: task.segmentIds,
    product: task.product,
    extension: openExtension(task),
    question: openQuestion(task),
    facts: task.events.map((fact) => factOf(fact, given.names)),
    evidence: task.evidence.map(({ id, fileName, bytes, byId, at }) => ({
      evidenceId: id,
      fileName,
      bytes,
      by: given.names.get(byId) ?? '',
      at: at.toISOString(),
    })),
    person: given.names.get(task.leadAccountId ?? '') ?? '',
    parts: task.parts.map((part) => branchOf({ ...part, period: null }, given)),
    series:
      series === null ? null : { ended: series.ended, periods: series.tasks.map((period) => branchOf(period, given)) },
    snoozeDays: allowed.includes('snooze') ? snoozeDays(dayIn(given.now), state, workingDays) : [],
    snoozedUntil: dayOf(task.snoozedUntil),
    allowed: series?.ended === true ? allowed.filter((kind) => kind !== 'endSeries') : allowed,
  };
}
