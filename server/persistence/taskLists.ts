import type { CountedTask } from '#domain/tasks.ts';
import type { TaskFilter } from '#protocol/task.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Database } from './client.ts';
import { listed, type TaskReader, visible } from './taskRights.ts';
import { type ListedTask, short } from './tasks.ts';

const OPEN = ['assigned', 'accepted', 'in_progress', 'reported'];

/** TASK-1 in the words of the database: "trước ngày" is over on the day itself, everything else the day after. */
function overdue(today: string): Prisma.TaskWhereInput {
  const day = new Date(`${today}T00:00:00Z`);
  return {
    status: { in: OPEN },
    OR: [{ dueDay: { lt: day } }, { dueBoundary: 'before', dueDay: { lte: day } }],
  };
}

function ofFilter(filter: TaskFilter, today: string): Prisma.TaskWhereInput {
  const rows: Record<TaskFilter, Prisma.TaskWhereInput> = {
    open: { status: { in: [...OPEN, 'returned'] } },
    overdue: overdue(today),
    done: { status: 'completed' },
    all: {},
  };
  return rows[filter];
}

/** Ids of an agency's tasks whose words hold all the given ones, tones ignored. */
async function withWords(db: Database, organisationId: string, words: readonly string[]): Promise<string[]> {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Task"
    WHERE "organisationId" = ${organisationId} AND "folded"(
      "action" || ' ' || "leadUnit" || ' ' || coalesce(array_to_string("coordinatingUnits", ' '), '') || ' ' || "source" || ' ' || "quote"
    ) LIKE ALL (${patterns})`;
  return rows.map(({ id }) => id);
}

export type TasksWanted = {
  readonly filter: TaskFilter;
  /** Folded words (foldTones); none = no words asked for. */
  readonly words: readonly string[];
  readonly today: string;
  readonly skip: number;
  readonly take: number;
};

async function whereOf(db: Database, reader: TaskReader, wanted: TasksWanted): Promise<Prisma.TaskWhereInput> {
  const { words, filter, today } = wanted;
  const ids = words.length === 0 ? [] : [{ id: { in: await withWords(db, reader.organisationId, words) } }];
  return { AND: [await visible(db, reader), listed(reader), ofFilter(filter, today), ...ids] };
}

/** One page of the tasks that somebody may see and asked for, the most pressing first, and how many they are. */
export async function findTasks(
  db: Database,
  reader: TaskReader,
  wanted: TasksWanted,
): Promise<{ tasks: ListedTask[]; total: number }> {
  const where = await whereOf(db, reader, wanted);
  const [tasks, total] = await Promise.all([
    db.task.findMany({
      where,
      include: short,
      orderBy: [{ dueDay: { sort: 'asc', nulls: 'last' } }, { assignedAt: 'asc' }, { id: 'asc' }],
      skip: wanted.skip,
      take: wanted.take,
    }),
    db.task.count({ where }),
  ]);
  return { tasks, total };
}

const PART = 250;

/** All tasks that somebody may see, some hundred at a time, so that any number of them fits into memory. */
export async function* everyTask(db: Database, reader: TaskReader): AsyncGenerator<ListedTask[]> {
  const where = await visible(db, reader);
  let last: string | null = null;
  do {
    const after: Prisma.TaskWhereInput = last === null ? {} : { id: { gt: last } };
    const part: ListedTask[] = await db.task.findMany({
      where: { AND: [where, listed(reader), after] },
      include: short,
      orderBy: { id: 'asc' },
      take: PART,
    });
    yield part;
    last = part.length < PART ? null : (part.at(-1)?.id ?? null);
  } while (last !== null);
}

/** What the indicators count, of all tasks that somebody may see. */
export async function countedTasks(db: Database, reader: TaskReader): Promise<CountedTask[]> {
  const rows = await db.task.findMany({
    where: { AND: [await visible(db, reader), listed(reader)] },
    select: {
      status: true,
      dueDay: true,
      originalDueDay: true,
      dueBoundary: true,
      completedAt: true,
      _count: { select: { evidence: true } },
    },
  });
  const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;
  return rows.map(({ status, dueDay, originalDueDay, dueBoundary, completedAt, _count }) => ({
    status,
    dueBoundary,
    dueDay: dayOf(dueDay),
    originalDueDay: dayOf(originalDueDay),
    completedDay: completedAt === null ? null : dayOf(new Date(completedAt.getTime() + 7 * 3_600_000)),
    extensionAsked: false,
    evidence: _count.evidence,
  }));
}
