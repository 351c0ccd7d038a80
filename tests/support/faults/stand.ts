import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type EmbeddedDatabase, startEmbedded } from '#server/start/database/embedded.ts';
import { applyMigrations } from '#server/start/database/migrate.ts';
import { readPostmaster } from '#server/start/database/postmaster.ts';
import { freePort, type ServerProcess, startServerProcess } from '../serverProcess.ts';

/** Something that kills, and brings back what it killed. */
export type Fault = { readonly strike: () => Promise<void>; readonly recover: () => Promise<void> };

/** A durable database and a server process that may both be killed and come back at the same addresses with the same files. */
export type FaultStand = {
  readonly databaseUrl: string;
  readonly url: string;
  /** Folder of the server's files. */
  readonly dataDir: string;
  readonly killServer: Fault;
  readonly killDatabase: Fault;
  readonly close: () => Promise<void>;
};

/** Starts both; the database waits for the disk as in real use. */
export async function startFaultStand(): Promise<FaultStand> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-faults-'));
  fs.chmodSync(root, 0o755);
  const place = path.join(root, 'pg');
  const dataDir = path.join(root, 'data');
  let database: EmbeddedDatabase = await startEmbedded(place);
  const databaseUrl = database.url('postgres');
  await applyMigrations(databaseUrl);
  const port = await freePort();
  let server: ServerProcess = await startServerProcess(databaseUrl, { port, dataDir });
  return {
    databaseUrl,
    url: server.url,
    dataDir,
    killServer: {
      strike: () => server.kill(),
      recover: async () => {
        server = await startServerProcess(databaseUrl, { port, dataDir });
      },
    },
    killDatabase: {
      strike: async () => {
        process.kill(readPostmaster(path.join(database.root, 'data'))?.pid ?? 0, 'SIGKILL');
        await database.died;
      },
      recover: async () => {
        database = await startEmbedded(place);
      },
    },
    close: async () => {
      await server.kill();
      await database.stop();
      fs.rmSync(root, { recursive: true, force: true });
    },
  };
}
