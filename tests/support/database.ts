import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { runSql, templateName } from './databaseServer.ts';

export type TestDatabase = AsyncDisposable & {
  /** Connection address for `DATABASE_URL`, `pg` and the Prisma adapter. */
  url: string;
  /** Removes the database and cuts whoever is still connected. */
  drop: () => Promise<void>;
};

function sibling(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/**
 * A fresh, migrated, empty database on the test run's server, made as a copy in about 50 ms. Close your clients, then
 * `drop()`; what isn't dropped goes with the server at the end of the run.
 */
export async function testDatabase(adminUrl: string = inject('databaseUrl')): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runSql(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  const drop = (): Promise<void> => runSql(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  return { url: sibling(adminUrl, name), drop, [Symbol.asyncDispose]: drop };
}
