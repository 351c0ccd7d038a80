import { type Notification, Prisma } from '../../prisma/generated/client.ts';
import type { Database, Tx } from './client.ts';

/** A way out of the product. */
export type Channel = 'mail' | 'push';

/** One person's notices that wait for one channel, claimed by this process, oldest first. */
export type Claimed = {
  readonly accountId: string;
  readonly email: string | null;
  readonly notices: readonly Notification[];
  /** How many went to this person by this channel within the last hour. */
  readonly sentLately: number;
};

const MOST_TRIES = 5;
const MOST_AT_ONCE = 500;
const LEASE_S = 120;
const HOUR_MS = 3_600_000;

type New = Pick<Notification, 'id' | 'accountId' | 'urgent'>;

/** Queues new notices for the channels that reach their people. */
export async function queueDeliveries(tx: Tx, notices: readonly New[], byMail: boolean): Promise<void> {
  const ids = [...new Set(notices.map(({ accountId }) => accountId))];
  const [withMail, withDevice] = await Promise.all([
    byMail ? tx.account.findMany({ where: { id: { in: ids }, email: { not: null } }, select: { id: true } }) : [],
    tx.pushDevice.findMany({ where: { accountId: { in: ids } }, select: { accountId: true } }),
  ]);
  const reached: Record<Channel, Set<string>> = {
    mail: new Set(withMail.map(({ id }) => id)),
    push: new Set(withDevice.map(({ accountId }) => accountId)),
  };
  const data = (['mail', 'push'] as const).flatMap((channel) =>
    notices
      .filter(({ accountId }) => reached[channel].has(accountId))
      .map(({ id, accountId, urgent }) => ({ notificationId: id, channel, accountId, urgent })),
  );
  await tx.delivery.createMany({ data });
}

/**
 * Claims what waits for a channel: other processes leave it alone for two minutes, and it comes again when this one dies. In
 * the quiet hours only what is urgent.
 */
export async function claimDeliveries(
  db: Database,
  channel: Channel,
  given: { now: Date; quiet: boolean },
): Promise<Claimed[]> {
  const lease = new Date(given.now.getTime() + LEASE_S * 1000);
  const onlyUrgent = given.quiet ? Prisma.sql`AND "urgent"` : Prisma.empty;
  const claimed = await db.$queryRaw<{ notificationId: string }[]>`
    UPDATE "Delivery" SET "tries" = "tries" + 1, "notBefore" = ${lease}
    WHERE ("notificationId", "channel") IN (
      SELECT "notificationId", "channel" FROM "Delivery"
      WHERE "channel" = ${channel} AND "state" = 'queued' AND "notBefore" <= ${given.now} ${onlyUrgent}
      ORDER BY "accountId", "notificationId" LIMIT ${MOST_AT_ONCE} FOR UPDATE SKIP LOCKED)
    RETURNING "notificationId"`;
  const notices = await db.notification.findMany({
    where: { id: { in: claimed.map(({ notificationId }) => notificationId) } },
    orderBy: { at: 'asc' },
  });
  return groupedByPerson(db, channel, notices, new Date(given.now.getTime() - HOUR_MS));
}

async function groupedByPerson(
  db: Database,
  channel: Channel,
  notices: readonly Notification[],
  since: Date,
): Promise<Claimed[]> {
  const byPerson = Map.groupBy(notices, ({ accountId }) => accountId);
  const ids = [...byPerson.keys()];
  const [accounts, sent] = await Promise.all([
    db.account.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } }),
    db.delivery.groupBy({
      by: ['accountId'],
      where: { accountId: { in: ids }, channel, state: 'sent', sentAt: { gt: since } },
      _count: true,
    }),
  ]);
  const emails = new Map(accounts.map(({ id, email }) => [id, email]));
  const lately = new Map(sent.map(({ accountId, _count }) => [accountId, _count]));
  return [...byPerson].map(([accountId, own]) => ({
    accountId,
    notices: own,
    email: emails.get(accountId) ?? null,
    sentLately: lately.get(accountId) ?? 0,
  }));
}

/** Marks claimed notices as sent. */
export async function markSent(db: Database, channel: Channel, ids: readonly string[], now: Date): Promise<void> {
  await db.delivery.updateMany({
    where: { channel, notificationId: { in: [...ids] } },
    data: { state: 'sent', sentAt: now, error: null },
  });
}

/** Keeps what couldn't be sent for another try, two minutes later at the earliest; after five tries it has failed for good. */
export async function markUnsent(
  db: Database,
  channel: Channel,
  ids: readonly string[],
  error: unknown,
): Promise<void> {
  const where = { channel, notificationId: { in: [...ids] } };
  const words = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
  await db.delivery.updateMany({ where, data: { error: words } });
  await db.delivery.updateMany({ where: { ...where, tries: { gte: MOST_TRIES } }, data: { state: 'failed' } });
}
