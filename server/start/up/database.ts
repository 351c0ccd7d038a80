import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type EmbeddedDatabase, startEmbedded } from '../database/embedded.ts';
import { applyMigrations } from '../database/migrate.ts';

const name = 'nghisu';
const restartPauseMs = 500;

export type ReadyDatabase = {
  url: string;
  /** Folder of the embedded database; undefined when `DATABASE_URL` names another server. */
  folder: string | undefined;
  /** Names of the migrations applied now. */
  applied: string[];
  stop: () => Promise<void>;
};

async function ensureExists(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) {
      await client.query(`CREATE DATABASE ${name}`);
    }
  } finally {
    await client.end();
  }
}

/** Starts the embedded server and starts it again whenever it ends unasked; its address stays the same. */
async function keepEmbedded(root: string, onDeath: (error?: unknown) => void): Promise<EmbeddedDatabase> {
  let stopping = false;
  let current = await startEmbedded(root);

  const watch = async (): Promise<void> => {
    await current.died;
    while (!stopping) {
      onDeath();
      await delay(restartPauseMs);
      try {
        current = await startEmbedded(root);
        void watch();
        return;
      } catch (error) {
        onDeath(error);
      }
    }
  };
  void watch();

  return {
    ...current,
    stop: () => {
      stopping = true;
      return current.stop();
    },
  };
}

/**
 * Opens the given database, or the embedded one under `root`, and brings its tables up to date. `onDeath` hears when the
 * embedded server ended unasked and is being started again.
 */
export async function openDatabase(
  given: string | undefined,
  root: string,
  onDeath: (error?: unknown) => void,
): Promise<ReadyDatabase> {
  if (given !== undefined) {
    return { url: given, folder: undefined, applied: await applyMigrations(given), stop: async () => undefined };
  }
  const server = await keepEmbedded(root, onDeath);
  await ensureExists(server.url('postgres'));
  const url = server.url(name);
  return { url, folder: server.root, applied: await applyMigrations(url), stop: server.stop };
}
