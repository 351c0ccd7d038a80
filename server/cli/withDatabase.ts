import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '#server/config/config.ts';
import { type Database, openDatabase } from '#server/persistence/client.ts';
import { startEmbedded } from '#server/start/database/embedded.ts';

/**
 * Calls `use` with the product's database: the configured one, else the embedded one, which is joined when the product is
 * running and started for the while when it isn't.
 */
export async function withDatabase<T>(config: Config, use: (db: Database) => Promise<T>): Promise<T> {
  const own = config.database.url === undefined ? await startEmbedded(path.join(config.dataDir, 'pg')) : null;
  const db = openDatabase(config.database.url ?? own?.url('nghisu') ?? '', 1);
  try {
    return await use(db);
  } finally {
    await db.$disconnect();
    await own?.stop();
  }
}

/** The key that `npm start` made and keeps, unless the environment gives one. */
export function keptKey(config: Config): string {
  const file = path.join(config.dataDir, 'secrets.json');
  if (process.env.SECRET_KEY || !fs.existsSync(file)) {
    return config.secrets.key;
  }
  const kept = JSON.parse(fs.readFileSync(file, 'utf8')) as { SECRET_KEY?: string };
  return kept.SECRET_KEY ?? config.secrets.key;
}
