import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seedPractice } from '#prisma/seed/index.ts';
import { startEmbedded } from '#server/start/database/embedded.ts';
import { applyMigrations } from '#server/start/database/migrate.ts';

export type BenchDatabase = { readonly url: string; readonly meetingId: string; readonly stop: () => Promise<void> };

/**
 * The product's own embedded database with the practice meeting, writing to the disk as in real use: what is acknowledged
 * must be durable, so nothing is switched off for speed.
 */
export async function benchDatabase(): Promise<BenchDatabase> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-bench-pg-'));
  fs.chmodSync(root, 0o755);
  const server = await startEmbedded(path.join(root, 'pg'));
  const url = server.url('postgres');
  await applyMigrations(url);
  const meetingId = await seedPractice(url, path.join(root, 'data'));
  return {
    url,
    meetingId,
    stop: async () => {
      await server.stop();
      fs.rmSync(root, { recursive: true, force: true });
    },
  };
}
