import { createHash } from 'node:crypto';
import type { PushSubscriptionInput } from '#protocol/push.ts';
import type { PushDevice } from '../../prisma/generated/client.ts';
import type { Database } from './client.ts';

const MOST_DEVICES = 10;

const idOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('hex');

/** Devices on which somebody is reached by web push, the newest first. */
export function devicesOf(db: Database, accountId: string): Promise<PushDevice[]> {
  return db.pushDevice.findMany({ where: { accountId }, orderBy: { createdAt: 'desc' } });
}

/** Registers a device for somebody; who used it before is reached on it no more. Of more than ten the oldest goes. */
export async function keepDevice(
  db: Database,
  accountId: string,
  given: PushSubscriptionInput,
  name: string,
): Promise<void> {
  const id = idOf(given.endpoint);
  const data = { accountId, endpoint: given.endpoint, ...given.keys, name: name.slice(0, 120), createdAt: new Date() };
  await db.$transaction(async (tx) => {
    await tx.pushDevice.upsert({ where: { id }, create: { id, ...data }, update: data });
    const kept = await tx.pushDevice.findMany({
      where: { accountId },
      orderBy: { createdAt: 'desc' },
      select: { id: true },
    });
    await tx.pushDevice.deleteMany({ where: { id: { in: kept.slice(MOST_DEVICES).map((device) => device.id) } } });
  });
}

/** Whether an endpoint is registered for this account. */
export async function isDeviceOf(db: Database, accountId: string, endpoint: string): Promise<boolean> {
  return (await db.pushDevice.count({ where: { id: idOf(endpoint), accountId } })) > 0;
}

/** Takes one of somebody's devices out. */
export async function dropDevice(db: Database, accountId: string, deviceId: string): Promise<void> {
  await db.pushDevice.deleteMany({ where: { id: deviceId, accountId } });
}

/** Takes this device out by its endpoint, when it belongs to the account. */
export async function dropEndpoint(db: Database, accountId: string, endpoint: string): Promise<void> {
  await dropDevice(db, accountId, idOf(endpoint));
}

/** Takes out a device that its push service no longer knows. */
export async function dropDeadDevice(db: Database, deviceId: string): Promise<void> {
  await db.pushDevice.deleteMany({ where: { id: deviceId } });
}
