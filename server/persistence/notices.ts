import { randomUUID } from 'node:crypto';
import type { Notification } from '../../prisma/generated/client.ts';
import type { Database } from './client.ts';

export type NewNotice = {
  readonly accountId: string;
  /** The same key is taken once, whoever makes it and however often: that is what makes a reminder fire once. */
  readonly onceKey: string;
  readonly kind: string;
  readonly taskId: string | null;
  readonly data: object;
  readonly byMail: boolean;
};

/** Makes notices that don't exist yet; answers how many were new. */
export async function makeNotices(db: Database, notices: readonly NewNotice[]): Promise<number> {
  const { count } = await db.notification.createMany({
    data: notices.map(({ byMail, ...notice }) => ({
      ...notice,
      id: randomUUID(),
      mailState: byMail ? 'queued' : 'none',
    })),
    skipDuplicates: true,
  });
  return count;
}

/** Somebody's latest notices. */
export function noticesOf(db: Database, accountId: string): Promise<Notification[]> {
  return db.notification.findMany({ where: { accountId }, orderBy: { at: 'desc' }, take: 100 });
}

/** Marks all of somebody's notices as read. */
export async function readNotices(db: Database, accountId: string): Promise<void> {
  await db.notification.updateMany({ where: { accountId, readAt: null }, data: { readAt: new Date() } });
}

export type QueuedMail = Notification & { readonly email: string | null };

const MOST_TRIES = 5;

/** Claims mail to be sent; another process skips what this one holds. */
export async function sendQueuedMail(db: Database, send: (mail: QueuedMail) => Promise<void>): Promise<number> {
  const queued = await db.notification.findMany({
    where: { mailState: 'queued', mailTries: { lt: MOST_TRIES } },
    orderBy: { at: 'asc' },
    take: 50,
  });
  let sent = 0;
  for (const notice of queued) {
    const claimed = await db.notification.updateMany({
      where: { id: notice.id, mailState: 'queued', mailTries: notice.mailTries },
      data: { mailTries: { increment: 1 } },
    });
    if (claimed.count === 1) {
      sent += await sendOne(db, notice, send);
    }
  }
  return sent;
}

async function sendOne(db: Database, notice: Notification, send: (mail: QueuedMail) => Promise<void>): Promise<number> {
  const account = await db.account.findUnique({ where: { id: notice.accountId }, select: { email: true } });
  try {
    await send({ ...notice, email: account?.email ?? null });
    await db.notification.update({ where: { id: notice.id }, data: { mailState: 'sent', mailError: null } });
    return 1;
  } catch (error) {
    const failed = notice.mailTries + 1 >= MOST_TRIES;
    const mailError = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    await db.notification.update({
      where: { id: notice.id },
      data: { mailState: failed ? 'failed' : 'queued', mailError },
    });
    return 0;
  }
}

/** Keeps the hash of somebody's calendar address in place of the one before. */
export async function keepFeed(db: Database, accountId: string, tokenHash: string): Promise<void> {
  await db.$transaction([
    db.calendarFeed.deleteMany({ where: { accountId } }),
    db.calendarFeed.create({ data: { accountId, tokenHash } }),
  ]);
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
