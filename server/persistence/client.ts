import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Prisma, PrismaClient } from '../../prisma/generated/client.ts';

/** The database as the server uses it; the pool is for the one statement that every command waits for (commitRows.ts). */
export type Database = PrismaClient & { readonly pool: pg.Pool };

/** An open transaction. */
export type Tx = Prisma.TransactionClient;

/**
 * Without these two a connection that a dying database had taken, or a query that it will never answer, is waited for without end:
 * one meeting's commands would hang until the server is started again.
 */
const CONNECT_MS = 5_000;
const ANSWER_MS = 12_000;
/** How long work waits until one of the pool's connections is free. */
const WAIT_MS = 15_000;

/** The pool knows one limit for waiting and for connecting; a connection that doesn't come about is given up sooner. */
class Connection extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(typeof config === 'object' ? { ...config, connectionTimeoutMillis: CONNECT_MS } : config);
  }
}

/**
 * Opens the pool to a PostgreSQL ≥ 15. Waiting for a connection is allowed to take long: a burst of ballots queues up
 * instead of failing.
 */
export function openDatabase(url: string, pool: number): Database {
  const connections = new pg.Pool({
    connectionString: url,
    max: pool,
    connectionTimeoutMillis: WAIT_MS,
    Client: Connection,
    query_timeout: ANSWER_MS,
  });
  // A database that dies the moment a connection stands says so before whoever asked for it listens: an error that nobody hears
  // would end this process. The work itself fails with its own error.
  connections.on('connect', (connection) => connection.on('error', () => undefined));
  const adapter = new PrismaPg(connections, { disposeExternalPool: true });
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: WAIT_MS, timeout: 10_000 } });
  return Object.assign(client, { pool: connections });
}

/** Whether the database answers. */
export async function isReachable(db: Database): Promise<boolean> {
  try {
    await db.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
