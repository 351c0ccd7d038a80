import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startEmbedded } from '#server/start/database/embedded.ts';
import { isAlive, readPostmaster } from '#server/start/database/postmaster.ts';

describe('the embedded database', () => {
  let root: string;
  const dataDir = (): string => path.join(root, 'pg/data');
  const postmasterAlive = (): boolean => {
    const postmaster = readPostmaster(dataDir());
    return postmaster !== undefined && isAlive(postmaster, dataDir());
  };

  beforeAll(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-survival-'));
    fs.chmodSync(root, 0o755);
  });
  afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

  it('[DB-1] has every acknowledged row after kill -9 of its server, and starts again over what that left behind', async () => {
    const first = await startEmbedded(path.join(root, 'pg'));
    const client = new pg.Client({ connectionString: first.url('postgres') });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('CREATE TABLE kept (id int)');
    for (let id = 0; id < 50; id += 1) {
      await client.query('INSERT INTO kept VALUES ($1)', [id]);
    }
    process.kill(readPostmaster(dataDir())?.pid ?? 0, 'SIGKILL');
    await first.died;
    const second = await startEmbedded(path.join(root, 'pg'));
    const again = new pg.Client({ connectionString: second.url('postgres') });
    await again.connect();
    expect((await again.query('SELECT count(*)::int AS rows FROM kept')).rows).toEqual([{ rows: 50 }]);
    await again.end();
    await second.stop();
    expect(postmasterAlive()).toBe(false);
  });

  it('[DB-2] shuts down in order when the process that started it is killed', async () => {
    const owner = fork(path.join(import.meta.dirname, 'databaseOwner.ts'), [path.join(root, 'pg')], {
      stdio: 'ignore',
    });
    await once(owner, 'message');
    expect(postmasterAlive()).toBe(true);
    owner.kill('SIGKILL');
    const log = (): string => fs.readFileSync(path.join(root, 'pg/postgres.log'), 'utf8').trimEnd();
    await vi.waitFor(() => expect(log()).toMatch(/database system is shut down$/), { timeout: 15_000, interval: 20 });
    await vi.waitFor(() => expect(postmasterAlive()).toBe(false), { timeout: 15_000, interval: 20 });
  });

  it('[DB-4] is shared by a second start in the same folder and left to the first', async () => {
    const first = await startEmbedded(path.join(root, 'pg'));
    const second = await startEmbedded(path.join(root, 'pg'));
    expect(second.url('postgres')).toBe(first.url('postgres'));
    await second.stop();
    expect(postmasterAlive()).toBe(true);
    await first.stop();
  });
});
