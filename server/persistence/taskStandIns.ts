import { randomUUID } from 'node:crypto';
import type { TaskStandIn } from '../../prisma/generated/client.ts';
import type { Database } from './client.ts';
import type { StoodInFor } from './taskRights.ts';

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** TASK-20: whom somebody stands in for on a day. */
export async function stoodInForOn(db: Database, standInId: string, day: string): Promise<StoodInFor[]> {
  const today = asDate(day);
  const rows = await db.taskStandIn.findMany({
    where: { standInId, endedAt: null, fromDay: { lte: today }, untilDay: { gte: today } },
  });
  const accounts = await db.account.findMany({
    where: { id: { in: rows.map(({ principalId }) => principalId) }, disabledAt: null },
    select: { id: true, unitName: true, headsUnit: true },
  });
  return accounts.map(({ id, unitName, headsUnit }) => {
    const own = rows.filter(({ principalId }) => principalId === id);
    const scope = own.some((row) => row.scope === 'answer') ? 'answer' : 'report';
    return { accountId: id, unitName, headsUnit, scope };
  });
}

export type NewStandIn = {
  readonly principalId: string;
  readonly standInId: string;
  readonly scope: 'report' | 'answer';
  readonly fromDay: string;
  readonly untilDay: string;
};

/** Lets somebody stand in for a while. */
export async function addStandIn(db: Database, { fromDay, untilDay, ...rest }: NewStandIn): Promise<void> {
  await db.taskStandIn.create({
    data: { ...rest, id: randomUUID(), fromDay: asDate(fromDay), untilDay: asDate(untilDay) },
  });
}

/** Ends what a principal granted; false when there is nothing of the kind. */
export async function endStandIn(db: Database, principalId: string, id: string): Promise<boolean> {
  const { count } = await db.taskStandIn.updateMany({
    where: { id, principalId, endedAt: null },
    data: { endedAt: new Date() },
  });
  return count > 0;
}

/** What somebody granted that still counts or will, soonest first. */
export function standInsOf(db: Database, principalId: string, today: string): Promise<TaskStandIn[]> {
  return db.taskStandIn.findMany({
    where: { principalId, endedAt: null, untilDay: { gte: asDate(today) } },
    orderBy: { fromDay: 'asc' },
  });
}
