import { randomUUID } from 'node:crypto';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Database, Tx } from './client.ts';

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** Series that go on and whose newest period began before a day: the ids of their first tasks. */
export async function seriesBehind(db: Database, today: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT r."id" FROM "Task" r JOIN "Task" t ON t."seriesId" = r."id"
    WHERE r."seriesId" = r."id" AND r."seriesEndedAt" IS NULL
    GROUP BY r."id" HAVING max(t."period") < ${asDate(today)}`;
  return rows.map(({ id }) => id);
}

/** A series under its lock, as its next periods are decided on. */
export type LockedSeries = {
  readonly rule: string;
  readonly boundary: string | null;
  /** The first period, from which intervals are counted. */
  readonly anchor: string;
  readonly newest: string;
  readonly givenAt: Date;
  readonly action: string;
  readonly leadUnit: string;
};

/** What follows in a series: the periods that begin, each with its due day, and whether none comes after them. */
export type Continuation = {
  readonly periods: readonly { readonly period: string; readonly dueDay: string; readonly priority: string }[];
  readonly over: boolean;
};

const STARTED = ['accepted', 'in_progress', 'reported', 'completed'];

type Row = Prisma.TaskGetPayload<object>;

/** The first and the newest task of a series that goes on, under its lock; null for one that has ended. */
async function lockSeries(tx: Tx, seriesId: string): Promise<{ series: LockedSeries; newest: Row } | null> {
  await tx.$queryRaw`SELECT "id" FROM "Task" WHERE "id" = ${seriesId} FOR UPDATE`;
  const first = await tx.task.findFirst({ where: { id: seriesId, seriesEndedAt: null } });
  const newest = await tx.task.findFirst({ where: { seriesId }, orderBy: { period: 'desc' } });
  if (first?.period == null || newest?.period == null) {
    return null;
  }
  const series = {
    ...{ rule: first.recurrence ?? '', boundary: first.dueBoundary, givenAt: first.assignedAt },
    ...{ anchor: dayOf(first.period), newest: dayOf(newest.period) },
    ...{ action: newest.action, leadUnit: newest.leadUnit },
  };
  return { series, newest };
}

async function begin(tx: Tx, newest: Row, next: Continuation['periods'][number]): Promise<void> {
  const {
    snoozedUntil: _snoozed,
    completedAt: _completed,
    seriesEndedAt: _ended,
    assignedAt: _given,
    ...kept
  } = newest;
  const due = asDate(next.dueDay);
  await tx.task.create({
    data: {
      ...kept,
      // What a person chose stays; else each period is as urgent as its own due day makes it.
      priority: newest.fieldByPerson ? newest.priority : next.priority,
      status: STARTED.includes(newest.status) ? 'accepted' : 'assigned',
      ...{ id: randomUUID(), progress: 0, period: asDate(next.period), dueDay: due, originalDueDay: due },
      events: { create: { name: 'period', data: { period: next.period } } },
    },
  });
}

/**
 * Begins what `decide` says, each period once: the series is locked, and a period of it is a unique row. A new period takes
 * over who leads and what is to be done from the newest one, and needs no second acceptance when that one was accepted.
 * Answers how many periods began.
 */
export function continueSeries(
  db: Database,
  seriesId: string,
  decide: (series: LockedSeries) => Continuation,
): Promise<number> {
  return db.$transaction(async (tx) => {
    const locked = await lockSeries(tx, seriesId);
    if (locked === null) {
      return 0;
    }
    const { periods, over } = decide(locked.series);
    if (over) {
      await tx.task.update({ where: { id: seriesId }, data: { seriesEndedAt: new Date() } });
    }
    for (const next of periods) {
      await begin(tx, locked.newest, next);
    }
    return periods.length;
  });
}

/** Ends a series: what has begun stays, nothing begins after it. */
export async function endSeries(tx: Tx, seriesId: string, now: Date): Promise<void> {
  // The same lock that `continueSeries` takes: no period begins while the series is ended.
  await tx.$queryRaw`SELECT "id" FROM "Task" WHERE "id" = ${seriesId} FOR UPDATE`;
  await tx.task.update({ where: { id: seriesId }, data: { seriesEndedAt: now } });
}

const SHOWN = 24;

/** The newest periods of a series with where each of them stands, newest first, and whether it has ended. */
export async function periodsOf(db: Database, seriesId: string) {
  const [first, tasks] = await Promise.all([
    db.task.findUnique({ where: { id: seriesId }, select: { seriesEndedAt: true } }),
    db.task.findMany({
      where: { seriesId },
      orderBy: { period: 'desc' },
      take: SHOWN,
      select: { id: true, period: true, status: true, dueDay: true, dueBoundary: true, completedAt: true },
    }),
  ]);
  return { ended: first === null || first.seriesEndedAt !== null, tasks };
}
