import { randomUUID } from 'node:crypto';
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
};

/** What follows in a series: the periods that begin, each with its due day, and whether none comes after them. */
export type Continuation = {
  readonly periods: readonly { readonly period: string; readonly dueDay: string }[];
  readonly over: boolean;
};

const STARTED = ['accepted', 'in_progress', 'reported', 'completed'];

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
    await tx.$queryRaw`SELECT "id" FROM "Task" WHERE "id" = ${seriesId} FOR UPDATE`;
    const first = await tx.task.findUnique({ where: { id: seriesId } });
    const newest = await tx.task.findFirst({ where: { seriesId }, orderBy: { period: 'desc' } });
    if (first?.seriesEndedAt !== null || first.period === null || newest === null || newest.period === null) {
      return 0;
    }
    const { periods, over } = decide({
      rule: first.recurrence ?? '',
      boundary: first.dueBoundary,
      anchor: dayOf(first.period),
      newest: dayOf(newest.period),
      givenAt: first.assignedAt,
    });
    if (over) {
      await tx.task.update({ where: { id: seriesId }, data: { seriesEndedAt: new Date() } });
    }
    const {
      snoozedUntil: _snoozed,
      completedAt: _completed,
      seriesEndedAt: _ended,
      assignedAt: _given,
      ...kept
    } = newest;
    const status = STARTED.includes(newest.status) ? 'accepted' : 'assigned';
    for (const { period, dueDay } of periods) {
      const id = randomUUID();
      const due = asDate(dueDay);
      await tx.task.create({
        data: {
          ...kept,
          ...{ id, status, progress: 0, period: asDate(period), dueDay: due, originalDueDay: due },
          events: { create: { name: 'period', data: { period } } },
        },
      });
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
