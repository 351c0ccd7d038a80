import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { StepFailed } from '../stepFailed.ts';

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
    throw new StepFailed(
      'migration',
      `a migration failed here before: ${failed.map((row) => row.migration_name).join(', ')}`,
    );
  }
  return new Map(rows.filter((row) => !row.rolled_back_at).map((row) => [row.migration_name, row.checksum]));
}

async function applyOne(client: pg.Client, name: string, sql: Buffer, checksum: string): Promise<void> {
  const record = [randomUUID(), checksum, name];
  // The tables and the line about them are one transaction: whoever interrupts leaves both or neither.
  await client.query('BEGIN');
  try {
    await client.query(sql.toString('utf8'));
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      record,
    );
    await client.query('COMMIT');
  } catch (error) {
    await noteFailure(client, [...record, String(error)]);
    const words = error instanceof Error ? error.message : String(error);
    throw new StepFailed('migration', `migration ${name}: ${words}`, { cause: error });
  }
}

/** A file that can't be applied is noted as Prisma does; a line that broke can't be, and needn't. */
async function noteFailure(client: pg.Client, record: readonly string[]): Promise<void> {
  try {
    await client.query('ROLLBACK');
    await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name, logs) VALUES ($1, $2, $3, $4)', [
      ...record,
    ]);
  } catch {
    // The server is away: it has undone the transaction by itself.
  }
}

/**
 * Applies the migrations that the database lacks, with the same bookkeeping as `prisma migrate deploy`; several processes
 * may call it at once.
 * @returns the names that were applied now.
 * @throws when a file that was applied has been edited since, or one fails (it is then rolled back as a whole).
 */
export async function applyMigrations(url: string, dir = migrationsDir): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  // A line that breaks fails the query under way; said once more as an event it would end the process.
  client.on('error', () => undefined);
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
        throw new StepFailed('migration', `migration ${name} was edited after it was applied: write a new one instead`);
      }
      await applyOne(client, name, sql, checksum);
      applied.push(name);
    }
  } finally {
    await client.end();
  }
  return applied;
}
