import pg from 'pg';
import { describe, expect, it } from 'vitest';
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

describe('test databases', () => {
  it('are apart from each other', async () => {
    await using first = await testDatabase();
    await using second = await testDatabase();
    await query(first.url, 'CREATE TABLE only_here (id int)');
    const tables = await query(second.url, "SELECT 1 FROM pg_tables WHERE tablename = 'only_here'");
    expect(tables).toEqual([]);
  });

  it('fold Vietnamese capitals and sort as the operating system would not', async () => {
    await using database = await testDatabase();
    const rows = await query(
      database.url,
      "SELECT lower('NGHỊ QUYẾT ĐẤT ĐAI') AS low, current_setting('server_version_num')::int / 10000 AS major",
    );
    expect(rows).toEqual([{ low: 'nghị quyết đất đai', major: 17 }]);
  });
});
