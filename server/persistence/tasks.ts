import type { Prisma } from '../../prisma/generated/client.ts';
import type { Database, Tx } from './client.ts';
import { officeOf, type TaskReader, visible } from './taskRights.ts';

/** What a task is read with. */
export const whole = {
  events: { orderBy: { id: 'asc' } },
  evidence: { orderBy: { at: 'asc' } },
  parent: { select: { leadUnit: true, leadAccountId: true, parentId: true } },
  parts: {
    select: {
      ...{ id: true, action: true, status: true, progress: true, leadAccountId: true },
      ...{ dueDay: true, dueBoundary: true, completedAt: true },
    },
    orderBy: { assignedAt: 'asc' },
  },
} as const satisfies Prisma.TaskInclude;

/** What a task is read with for a list: thousands of them are read without what happened to each. */
export const short = { parent: whole.parent } as const satisfies Prisma.TaskInclude;

export type ListedTask = Prisma.TaskGetPayload<{ include: typeof short }>;
export type StoredTask = Prisma.TaskGetPayload<{ include: typeof whole }>;

/** One task, when its reader may see it; otherwise null, as if it weren't. */
export async function findTask(db: Database | Tx, reader: TaskReader, taskId: string): Promise<StoredTask | null> {
  return db.task.findFirst({ where: { AND: [{ id: taskId }, await visible(db, reader)] }, include: whole });
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
  | 'snoozedUntil'
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

export type NewTaskRow = Pick<
  Prisma.TaskCreateManyInput,
  'id' | 'leadUnit' | 'action' | 'source' | 'recurrence' | 'dueDay' | 'originalDueDay' | 'dueBoundary'
> &
  Pick<Prisma.TaskCreateManyInput, 'leadAccountId' | 'field' | 'priority' | 'seriesId' | 'period'> & {
    readonly coordinatingUnits: readonly string[];
  };

/**
 * Rows go in as one JSON parameter: as one parameter for each value, twenty thousand of them took half a gigabyte and held the
 * event loop for seconds.
 */
async function insertTasks(tx: Tx, organisationId: string, rows: readonly NewTaskRow[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Task" ("id", "organisationId", "segmentIds", "leadUnit", "action", "source", "recurrence", "dueDay",
      "originalDueDay", "dueBoundary", "leadAccountId", "field", "priority", "seriesId", "period", "coordinatingUnits")
    SELECT r."id", ${organisationId}, '{}', r."leadUnit", r."action", coalesce(r."source", ''), r."recurrence", r."dueDay",
      r."originalDueDay", r."dueBoundary", r."leadAccountId", r."field", r."priority", r."seriesId", r."period",
      r."coordinatingUnits"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" text, "leadUnit" text, "action" text, "source" text,
      "recurrence" text, "dueDay" date, "originalDueDay" date, "dueBoundary" text, "leadAccountId" text, "field" text,
      "priority" text, "seriesId" text, "period" date, "coordinatingUnits" text[])`;
}

const LONGEST_MS = 120_000;

/**
 * Enters duties that come from no meeting, all or none, part by part. `told` = nobody is told of each of them (a whole list);
 * `progress` hears how many rows are in.
 */
export async function enterTasks(
  db: Database,
  { organisationId, accountId }: TaskReader,
  parts: Iterable<readonly NewTaskRow[]> | AsyncIterable<readonly NewTaskRow[]>,
  { told = false, progress }: { told?: boolean; progress?: (done: number) => void } = {},
): Promise<void> {
  const mirroredAt = told ? new Date() : null;
  await db.$transaction(
    async (tx) => {
      let done = 0;
      for await (const part of parts) {
        await insertTasks(tx, organisationId, part);
        await tx.$executeRaw`
          INSERT INTO "TaskEvent" ("taskId", "name", "data", "actorAccountId", "mirroredAt")
          SELECT "id", 'assigned', '{}', ${accountId}, ${mirroredAt}
          FROM unnest(${part.map(({ id }) => id)}::text[]) AS "id"`;
        done += part.length;
        progress?.(done);
      }
    },
    { timeout: LONGEST_MS },
  );
}

/** Keeps a proof of a result, handed in on somebody's behalf or not; the file itself is in the file store. */
export async function addEvidence(
  db: Database,
  evidence: Prisma.TaskEvidenceUncheckedCreateInput,
  onBehalfOf: string | null,
): Promise<void> {
  await db.$transaction([
    db.taskEvidence.create({ data: evidence }),
    db.taskEvent.create({
      data: {
        taskId: evidence.taskId,
        name: 'evidence',
        data: { fileName: evidence.fileName, ...(onBehalfOf === null ? {} : { onBehalfOf }) },
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

/** The account that answers for a unit: its head, else its first member with an account. */
export async function accountOfUnit(
  db: Database | Tx,
  organisationId: string,
  unitName: string,
): Promise<string | null> {
  const account = await db.account.findFirst({
    where: {
      ...{ organisationId, unitName, disabledAt: null },
      OR: [
        { organisationRole: { in: ['member', 'organiser'] } },
        { headsUnit: true, organisationRole: { not: 'display' } },
      ],
    },
    orderBy: [{ headsUnit: 'desc' }, { createdAt: 'asc' }],
    select: { id: true },
  });
  return account?.id ?? null;
}
