import type { Prisma } from '../../prisma/generated/client.ts';
import type { Database } from './client.ts';
import { accountOfUnit } from './tasks.ts';

const told = {
  id: true,
  organisationId: true,
  meetingId: true,
  status: true,
  action: true,
  dueDay: true,
  classified: true,
  priority: true,
  leadUnit: true,
  leadAccountId: true,
  parent: { select: { leadUnit: true, leadAccountId: true } },
} as const satisfies Prisma.TaskSelect;

/** A task as notices need it. */
export type TaskToTell = Prisma.TaskGetPayload<{ select: typeof told }>;

export type UntoldFact = {
  readonly id: bigint;
  readonly name: string;
  readonly actorAccountId: string | null;
  readonly task: TaskToTell;
};

/** Facts of tasks that nobody has been told of yet, oldest first. */
export function untoldFacts(db: Database): Promise<UntoldFact[]> {
  return db.taskEvent.findMany({
    where: { mirroredAt: null },
    orderBy: { id: 'asc' },
    take: 200,
    select: { id: true, name: true, actorAccountId: true, task: { select: told } },
  });
}

/** Marks a fact as told. */
export async function markTold(db: Database, id: bigint): Promise<void> {
  await db.taskEvent.update({ where: { id }, data: { mirroredAt: new Date() } });
}

/**
 * Who runs the office of a task: of a part, who answers for the whole; else the secretaries of its meeting, else the
 * organisers of its agency.
 */
export async function officeAccounts(
  db: Database,
  { meetingId, organisationId, parent }: Pick<TaskToTell, 'meetingId' | 'organisationId' | 'parent'>,
): Promise<string[]> {
  if (parent !== null) {
    const accountable = parent.leadAccountId ?? (await accountOfUnit(db, organisationId, parent.leadUnit));
    return accountable === null ? [] : [accountable];
  }
  const seats =
    meetingId === null
      ? []
      : await db.meetingSeat.findMany({
          where: { meetingId, role: 'secretary', accountId: { not: null } },
          select: { accountId: true },
        });
  if (seats.length > 0) {
    return seats.flatMap(({ accountId }) => accountId ?? []);
  }
  const organisers = await db.account.findMany({
    where: { organisationId, organisationRole: 'organiser', disabledAt: null },
    select: { id: true },
    take: 20,
  });
  return organisers.map(({ id }) => id);
}

const dueFields = {
  ...told,
  dueBoundary: true,
  completedAt: true,
  parentId: true,
  snoozedUntil: true,
} as const satisfies Prisma.TaskSelect;

/** An open task as reminders see it. */
export type DueTask = Prisma.TaskGetPayload<{ select: typeof dueFields }>;

const OPEN = ['assigned', 'accepted', 'in_progress', 'reported'];

/** Open tasks whose due day lies before a day. */
export function tasksDueBefore(db: Database, day: Date): Promise<DueTask[]> {
  return db.task.findMany({ where: { status: { in: OPEN }, dueDay: { lt: day } }, select: dueFields });
}

/** All open tasks that somebody answers for, or (parts of others apart) that come from a meeting with this chair. */
export function openTasksOf(
  db: Database,
  where: { leads: true } | { meetingIds: readonly string[] },
): Promise<DueTask[]> {
  const whose: Prisma.TaskWhereInput =
    'leads' in where ? { leadAccountId: { not: null } } : { parentId: null, meetingId: { in: [...where.meetingIds] } };
  return db.task.findMany({ where: { status: { in: OPEN }, ...whose }, select: dueFields });
}

/** The chair of a task's meeting, for the last step of an escalation. */
export async function chairAccount(db: Database, meetingId: string | null): Promise<string | null> {
  const seat =
    meetingId === null
      ? null
      : await db.meetingSeat.findFirst({ where: { meetingId, role: 'chair' }, select: { accountId: true } });
  return seat?.accountId ?? null;
}
