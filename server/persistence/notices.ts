import { randomUUID } from 'node:crypto';
import type { Notification } from '../../prisma/generated/client.ts';
import type { Database } from './client.ts';
import { queueDeliveries } from './deliveries.ts';

export type NewNotice = {
  readonly accountId: string;
  /** The same key is taken once, whoever makes it and however often: that is what makes a reminder fire once. */
  readonly onceKey: string;
  readonly kind: string;
  readonly taskId: string | null;
  readonly data: object;
  /** May leave the product in the quiet hours. */
  readonly urgent: boolean;
};

/**
 * Makes notices that don't exist yet, and queues them for the ways their people are reached by: mail when it is set up and
 * the account has an address, web push when a device was registered. Answers how many were new.
 */
export function makeNotices(db: Database, notices: readonly NewNotice[], ways: { byMail: boolean }): Promise<number> {
  return db.$transaction(async (tx) => {
    const made = await tx.notification.createManyAndReturn({
      data: notices.map((notice) => ({ ...notice, id: randomUUID() })),
      skipDuplicates: true,
      select: { id: true, accountId: true, urgent: true },
    });
    await queueDeliveries(tx, made, ways.byMail);
    return made.length;
  });
}

/** Somebody's latest notices. */
export function noticesOf(db: Database, accountId: string): Promise<Notification[]> {
  return db.notification.findMany({ where: { accountId }, orderBy: { at: 'desc' }, take: 100 });
}

/** Marks all of somebody's notices as read. */
export async function readNotices(db: Database, accountId: string): Promise<void> {
  await db.notification.updateMany({ where: { accountId, readAt: null }, data: { readAt: new Date() } });
}

/** Keeps the hash of somebody's calendar address in place of the one before. */
export async function keepFeed(db: Database, accountId: string, tokenHash: string): Promise<void> {
  await db.$transaction([
    db.calendarFeed.deleteMany({ where: { accountId } }),
    db.calendarFeed.create({ data: { accountId, tokenHash } }),
  ]);
}

/** Since when somebody has a calendar address, or null; the address itself is known to nobody but them. */
export async function feedSince(db: Database, accountId: string): Promise<Date | null> {
  return (await db.calendarFeed.findUnique({ where: { accountId }, select: { createdAt: true } }))?.createdAt ?? null;
}

/** Ends somebody's calendar address. */
export async function dropFeed(db: Database, accountId: string): Promise<void> {
  await db.calendarFeed.deleteMany({ where: { accountId } });
}

/** The account behind a calendar address, or null. */
export async function feedAccount(db: Database, tokenHash: string) {
  const feed = await db.calendarFeed.findUnique({ where: { tokenHash } });
  return feed === null ? null : db.account.findFirst({ where: { id: feed.accountId, disabledAt: null } });
}
