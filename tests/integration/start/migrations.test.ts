import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMigrations } from '#server/start/database/migrate.ts';
import { testDatabase } from '#tests/support/database.ts';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  let dir: string;
  const write = (name: string, sql: string): void => {
    fs.mkdirSync(path.join(dir, name), { recursive: true });
    fs.writeFileSync(path.join(dir, name, 'migration.sql'), sql);
  };

  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-migrations-'));
  });
  afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

  it('[DB-3] are applied once and in order, also by two starts at once', async () => {
    await using database = await testDatabase();
    write('2_second', 'ALTER TABLE first ADD COLUMN more int;');
    write('1_first', 'CREATE TABLE first (id int);');
    const both = await Promise.all([applyMigrations(database.url, dir), applyMigrations(database.url, dir)]);
    expect(both.flat()).toEqual(['1_first', '2_second']);
    expect(await applyMigrations(database.url, dir)).toEqual([]);
  });

  it('[DB-3] are undone as a whole when one statement fails, and the next start says so', async () => {
    await using database = await testDatabase();
    write('1_half', 'CREATE TABLE half (id int); SELECT 1 / 0;');
    await expect(applyMigrations(database.url, dir)).rejects.toThrow(/1_half.*division by zero/);
    expect(await query(database.url, "SELECT 1 FROM pg_tables WHERE tablename = 'half'")).toEqual([]);
    await expect(applyMigrations(database.url, dir)).rejects.toThrow(/failed here before: 1_half/);
  });

  it('[DB-3] leave no trace when they are interrupted, and the next start applies them', async () => {
    await using database = await testDatabase();
    const killed = 'SELECT pg_terminate_backend(pg_backend_pid());';
    write('1_first', `CREATE TABLE first (id int); ${killed}`);
    await expect(applyMigrations(database.url, dir)).rejects.toThrow();
    expect(await query(database.url, "SELECT 1 FROM pg_tables WHERE tablename = 'first'")).toEqual([]);
    write('1_first', 'CREATE TABLE first (id int);');
    expect(await applyMigrations(database.url, dir)).toEqual(['1_first']);
  });

  it('[DB-3] may hold functions with semicolons inside', async () => {
    await using database = await testDatabase();
    write(
      '1_function',
      "CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM ';'; RETURN 2; END $$;",
    );
    await applyMigrations(database.url, dir);
    expect(await query(database.url, 'SELECT two() AS two')).toEqual([{ two: 2 }]);
  });

  it('[DB-3] may not be edited after they were applied', async () => {
    await using database = await testDatabase();
    write('1_first', 'CREATE TABLE first (id int);');
    await applyMigrations(database.url, dir);
    write('1_first', 'CREATE TABLE first (id bigint);');
    await expect(applyMigrations(database.url, dir)).rejects.toThrow(/edited after it was applied/);
  });
});
