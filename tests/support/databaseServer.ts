import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#server/start/database/embedded.ts';
import { applyMigrations } from '#server/start/database/migrate.ts';

/** The database that every test's database is a copy of: migrated, empty. */
export const templateName = 'template_migrated';

export type TestServer = { url: (database: string) => string; stop: () => Promise<void> };

/** Runs statements one after another on a connection of its own. */
export async function runSql(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) {
      await client.query(statement);
    }
  } finally {
    await client.end();
  }
}

/** One throw-away PostgreSQL with the migrated template; for a whole test run, a bench or an actor run. */
export async function startTestServer(): Promise<TestServer> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-test-'));
  fs.chmodSync(root, 0o755);
  const server = await startEmbedded(path.join(root, 'pg'), { throwAway: true, settings: { max_connections: '300' } });
  await runSql(server.url('postgres'), `CREATE DATABASE ${templateName}`);
  await applyMigrations(server.url(templateName));
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      fs.rmSync(root, { recursive: true, force: true });
    },
  };
}
