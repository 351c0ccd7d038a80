import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../database/embedded.ts';
import { applyMigrations } from '../database/migrate.ts';

/** Calls `use` with a throw-away database that has all migrations and nothing else. */
export async function withMigratedDatabase<T>(use: (url: string) => Promise<T>): Promise<T> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-schema-'));
  fs.chmodSync(root, 0o755);
  const server = await startEmbedded(path.join(root, 'pg'), { throwAway: true });
  try {
    await applyMigrations(server.url('postgres'));
    return await use(server.url('postgres'));
  } finally {
    await server.stop();
    fs.rmSync(root, { recursive: true, force: true });
  }
}
