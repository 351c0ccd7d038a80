import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** Prisma's own advisory lock: a `prisma migrate deploy` elsewhere and this applier exclude each other. */
const migrationLock = 72_707_369;

const bookkeeping = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

type Applied = { migration_name: string; checksum: string; finished_at: Date | null; rolled_back_at: Date | null };

export const migrationsDir = path.resolve(import.meta.dirname, '../../../prisma/migrations');

/** The migrations' folder names in the order of application. */
export function migrationNames(dir = migrationsDir): string[] {
  if (!fs.existsSync(dir)) {
    return [];
  }
  const entries = fs.readdirSync(dir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function checkHistory(rows: Applied[]): Map<string, string> {
  const failed = rows.filter((row) => !row.finished_at && !row.rolled_back_at);
  if (failed.length > 0) {
    throw new Error(`a migration failed here before: ${failed.map((row) => row.migration_name).join(', ')}`);
  }
  return new Map(rows.filter((row) => !row.rolled_back_at).map((row) => [row.migration_name, row.checksum]));
}

async function applyOne(client: pg.Client, name: string, sql: Buffer, checksum: string): Promise<void> {
  const id = randomUUID();
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    // Without parameters the whole file is one implicit transaction.
    await client.query(sql.toString('utf8'));
  } catch (error) {
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, String(error)]);
    throw new Error(`migration ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  await client.query('UPDATE _prisma_migrations SET applied_steps_count = 1, finished_at = now() WHERE id = $1', [id]);
}

/**
 * Applies the migrations that the database lacks, with the same bookkeeping as `prisma migrate deploy`; several processes
 * may call it at once.
 * @returns the names that were applied now.
 * @throws when a file that was applied has been edited since, or one fails (it is then rolled back as a whole).
 */
export async function applyMigrations(url: string, dir = migrationsDir): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await client.query(bookkeeping);
    const { rows } = await client.query<Applied>('SELECT * FROM _prisma_migrations ORDER BY started_at');
    const done = checkHistory(rows);
    for (const name of migrationNames(dir)) {
      const sql = fs.readFileSync(path.join(dir, name, 'migration.sql'));
      const checksum = createHash('sha256').update(sql).digest('hex');
      if (done.get(name) === checksum) {
        continue;
      }
      if (done.has(name)) {
        throw new Error(`migration ${name} was edited after it was applied: write a new one instead`);
      }
      await applyOne(client, name, sql, checksum);
      applied.push(name);
    }
  } finally {
    await client.end();
  }
  return applied;
}
