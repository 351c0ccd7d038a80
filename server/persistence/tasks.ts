import { randomUUID } from 'node:crypto';
import { STEWARDS } from '#protocol/roles.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Database, Tx } from './client.ts';

/** What a task is read with. */
export const whole = {
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

async function stewardedMeetings(db: Database | Tx, accountId: string): Promise<ReadonlySet<string>> {
  const seats = await db.meetingSeat.findMany({
    where: { accountId, role: { in: [...STEWARDS] } },
    select: { meetingId: true },
  });
  return new Set(seats.map(({ meetingId }) => meetingId));
}

/** TASK-3: the unit that leads, those that coordinate, the stewards of the meeting it came from, and organisers of the agency. */
export async function visible(db: Database | Tx, reader: TaskReader): Promise<Prisma.TaskWhereInput> {
  const meetings = await stewardedMeetings(db, reader.accountId);
  const own: Prisma.TaskWhereInput[] = [
    { leadAccountId: reader.accountId },
    ...(reader.unitName === '' ? [] : [{ leadUnit: reader.unitName }, { coordinatingUnits: { has: reader.unitName } }]),
    { meetingId: { in: [...meetings] } },
  ];
  return { organisationId: reader.organisationId, ...(reader.organiser ? {} : { OR: own }) };
}

/** One task, when its reader may see it; otherwise null, as if it weren't. */
export async function findTask(db: Database | Tx, reader: TaskReader, taskId: string): Promise<StoredTask | null> {
  return db.task.findFirst({ where: { AND: [{ id: taskId }, await visible(db, reader)] }, include: whole });
}

/** Tells for each task whether somebody runs its office: steward of its meeting, or organiser of its agency. */
export async function officeOf(
  db: Database | Tx,
  reader: TaskReader,
): Promise<(task: Pick<StoredTask, 'meetingId'>) => boolean> {
  if (reader.organiser) {
    return () => true;
  }
  const meetings = await stewardedMeetings(db, reader.accountId);
  return ({ meetingId }) => meetingId !== null && meetings.has(meetingId);
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
    const { change, fact } = await decide(task, (await officeOf(tx, reader))(task), tx);
    await tx.taskEvent.create({ data: { taskId, ...fact } });
    return tx.task.update({ where: { id: taskId }, data: change, include: whole });
  });
}

export type NewTaskRow = Omit<Prisma.TaskCreateManyInput, 'id' | 'organisationId'>;

const ROWS_AT_ONCE = 1000;
const LONGEST_MS = 120_000;

/**
 * Enters duties that come from no meeting, all or none, and answers their ids. `told` = nobody is told of each of them (a
 * whole list); `progress` hears how many rows are in.
 */
export async function enterTasks(
  db: Database,
  reader: TaskReader,
  tasks: readonly NewTaskRow[],
  { told = false, progress }: { told?: boolean; progress?: (done: number) => void } = {},
): Promise<string[]> {
  const rows = tasks.map((task) => ({ ...task, id: randomUUID(), organisationId: reader.organisationId }));
  const fact = { name: 'assigned', data: {}, actorAccountId: reader.accountId, mirroredAt: told ? new Date() : null };
  await db.$transaction(
    async (tx) => {
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        const part = rows.slice(from, from + ROWS_AT_ONCE);
        await tx.task.createMany({ data: part });
        await tx.taskEvent.createMany({ data: part.map(({ id }) => ({ taskId: id, ...fact })) });
        progress?.(from + part.length);
      }
    },
    { timeout: LONGEST_MS },
  );
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
