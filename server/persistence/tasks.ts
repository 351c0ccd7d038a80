import { randomUUID } from 'node:crypto';
import { STEWARDS } from '#protocol/roles.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Database, Tx } from './client.ts';

const whole = {
  events: { orderBy: { id: 'asc' } },
  evidence: { orderBy: { at: 'asc' } },
} as const satisfies Prisma.TaskInclude;

export type StoredTask = Prisma.TaskGetPayload<{ include: typeof whole }>;

/** Who asks for tasks: the rights are part of the query, so that no list ever holds a row its reader may not see. */
export type TaskReader = {
  readonly accountId: string;
  readonly organisationId: string;
  readonly unitName: string;
  readonly organiser: boolean;
};

/** TASK-3: the unit that leads, those that coordinate, the stewards of the meeting it came from, and organisers of the agency. */
async function visible(db: Database | Tx, reader: TaskReader): Promise<Prisma.TaskWhereInput> {
  const seats = await db.meetingSeat.findMany({
    where: { accountId: reader.accountId, role: { in: [...STEWARDS] } },
    select: { meetingId: true },
  });
  const own: Prisma.TaskWhereInput[] = [
    { leadAccountId: reader.accountId },
    ...(reader.unitName === '' ? [] : [{ leadUnit: reader.unitName }, { coordinatingUnits: { has: reader.unitName } }]),
    { meetingId: { in: seats.map(({ meetingId }) => meetingId) } },
  ];
  return { organisationId: reader.organisationId, ...(reader.organiser ? {} : { OR: own }) };
}

/** Tasks that somebody may see, the most pressing first. */
export async function listTasks(db: Database, reader: TaskReader, limit = 500): Promise<StoredTask[]> {
  return db.task.findMany({
    where: await visible(db, reader),
    include: whole,
    orderBy: [{ dueDay: { sort: 'asc', nulls: 'last' } }, { assignedAt: 'asc' }],
    take: limit,
  });
}

/** One task, when its reader may see it; otherwise null, as if it weren't. */
export async function findTask(db: Database | Tx, reader: TaskReader, taskId: string): Promise<StoredTask | null> {
  return db.task.findFirst({ where: { AND: [{ id: taskId }, await visible(db, reader)] }, include: whole });
}

/** Whether somebody runs the office of a task: steward of its meeting, or organiser of its agency. */
export async function isOffice(
  db: Database | Tx,
  reader: TaskReader,
  task: Pick<StoredTask, 'meetingId'>,
): Promise<boolean> {
  if (reader.organiser || task.meetingId === null) {
    return reader.organiser;
  }
  const seats = await db.meetingSeat.count({
    where: { meetingId: task.meetingId, accountId: reader.accountId, role: { in: [...STEWARDS] } },
  });
  return seats > 0;
}

export type TaskChange = Pick<
  Prisma.TaskUncheckedUpdateInput,
  | 'status'
  | 'progress'
  | 'dueDay'
  | 'completedAt'
  | 'leadUnit'
  | 'leadAccountId'
  | 'field'
  | 'fieldByPerson'
  | 'priority'
>;

export type TaskFactInput = { readonly name: string; readonly data: object; readonly actorAccountId: string };

/**
 * Changes a task under its row lock: `decide` sees it as it stands and answers the change and the fact, or throws
 * `Rejected`; both are saved together. Null when there is no such task for this reader.
 */
export function changeTask(
  db: Database,
  reader: TaskReader,
  taskId: string,
  decide: (
    task: StoredTask,
    office: boolean,
    tx: Tx,
  ) => Promise<{ change: TaskChange; fact: TaskFactInput }> | { change: TaskChange; fact: TaskFactInput },
): Promise<StoredTask | null> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "Task" WHERE "id" = ${taskId} FOR UPDATE`;
    const task = await findTask(tx, reader, taskId);
    if (task === null) {
      return null;
    }
    const { change, fact } = await decide(task, await isOffice(tx, reader, task), tx);
    await tx.taskEvent.create({ data: { taskId, ...fact, mirroredAt: task.meetingId === null ? new Date() : null } });
    return tx.task.update({ where: { id: taskId }, data: change, include: whole });
  });
}

/** Enters duties that come from no meeting; answers their ids. */
export async function enterTasks(
  db: Database,
  reader: TaskReader,
  tasks: readonly Omit<Prisma.TaskCreateManyInput, 'id' | 'organisationId'>[],
): Promise<string[]> {
  const rows = tasks.map((task) => ({ ...task, id: randomUUID(), organisationId: reader.organisationId }));
  await db.$transaction([
    db.task.createMany({ data: rows }),
    db.taskEvent.createMany({
      data: rows.map(({ id }) => ({
        taskId: id,
        name: 'assigned',
        data: {},
        actorAccountId: reader.accountId,
        mirroredAt: new Date(),
      })),
    }),
  ]);
  return rows.map(({ id }) => id);
}

/** Keeps a proof of a result; the file itself is in the file store. */
export async function addEvidence(db: Database, evidence: Prisma.TaskEvidenceUncheckedCreateInput): Promise<void> {
  await db.$transaction([
    db.taskEvidence.create({ data: evidence }),
    db.taskEvent.create({
      data: {
        taskId: evidence.taskId,
        name: 'evidence',
        data: { fileName: evidence.fileName },
        actorAccountId: evidence.byId,
      },
    }),
  ]);
}

/** Names of accounts by id, for telling who did what. */
export async function accountNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.account.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, honorific: true, name: true },
  });
  return new Map(rows.map(({ id, honorific, name }) => [id, `${honorific} ${name}`.trim()]));
}

/** The account that answers for a unit: its first member with an account, by name. */
export async function accountOfUnit(
  db: Database | Tx,
  organisationId: string,
  unitName: string,
): Promise<string | null> {
  const account = await db.account.findFirst({
    where: { organisationId, unitName, disabledAt: null, organisationRole: { in: ['member', 'organiser'] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  return account?.id ?? null;
}

export type UnmirroredFact = {
  readonly id: bigint;
  readonly name: string;
  readonly actorAccountId: string | null;
  readonly task: { readonly id: string; readonly meetingId: string | null; readonly status: string };
};

/** Facts of tasks that their meeting's timeline hasn't learned yet, oldest first. */
export function unmirroredFacts(db: Database): Promise<UnmirroredFact[]> {
  return db.taskEvent.findMany({
    where: { mirroredAt: null },
    orderBy: { id: 'asc' },
    take: 200,
    select: {
      id: true,
      name: true,
      actorAccountId: true,
      task: { select: { id: true, meetingId: true, status: true } },
    },
  });
}

/** Marks a fact as told. */
export async function markMirrored(db: Database, id: bigint): Promise<void> {
  await db.taskEvent.update({ where: { id }, data: { mirroredAt: new Date() } });
}

/** Open tasks with a due day, for reminders. */
export function dueTasks(db: Database): Promise<StoredTask[]> {
  return db.task.findMany({
    where: { status: { in: ['assigned', 'accepted', 'in_progress', 'reported'] }, dueDay: { not: null } },
    include: whole,
  });
}

/** The chair of a task's meeting, for the last step of an escalation. */
export async function chairAccount(db: Database, meetingId: string | null): Promise<string | null> {
  const seat =
    meetingId === null
      ? null
      : await db.meetingSeat.findFirst({ where: { meetingId, role: 'chair' }, select: { accountId: true } });
  return seat?.accountId ?? null;
}

/** Tasks by id, whoever asks: for the product's own notices. */
export function tasksById(db: Database, ids: readonly string[]) {
  return db.task.findMany({ where: { id: { in: [...ids] } } });
}
