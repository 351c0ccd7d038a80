import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../prisma/generated/client.ts';

/** The database as the recorder's stores use it. */
export type RecorderDatabase = PrismaClient;

const POOL = 3;

/** Opens a small pool; one worker needs few connections. */
export function openRecorderDatabase(url: string): RecorderDatabase {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: POOL }) });
}
