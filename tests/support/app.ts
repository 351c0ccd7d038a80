import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PRACTICE_PASSWORD, signInNames } from '#prisma/seed/accounts.ts';
import { seedPractice } from '#prisma/seed/index.ts';
import { type App, createApp } from '#server/app.ts';
import { type Config, loadConfig } from '#server/config/config.ts';
import { createLogger, type Logger } from '#server/logging/logger.ts';
import { type Database, openDatabase } from '#server/persistence/client.ts';
import { testDatabase } from './database.ts';
import { HttpClient } from './httpClient.ts';
import { MeetingClient } from './participant.ts';

/** A server of the product as it really runs, on ephemeral ports, with the practice meeting loaded. */
export type TestApp = AsyncDisposable & {
  readonly app: App;
  readonly config: Config;
  readonly db: Database;
  readonly databaseUrl: string;
  /** Address of the plain HTTP server. */
  readonly url: string;
  readonly internalUrl: string;
  readonly serviceToken: string;
  /** The practice meeting. */
  readonly meetingId: string;
  /** A visitor without a session. */
  readonly visitor: () => HttpClient;
  /** Somebody signed in by a sign-in name of the practice accounts. */
  readonly signedIn: (signInName: string) => Promise<HttpClient>;
  /** The device of a participant (P01…P12) in the practice meeting, joined. */
  readonly enter: (participantId: string, meetingId?: string) => Promise<MeetingClient>;
  readonly close: () => Promise<void>;
};

/** Everything quiet unless TEST_LOG names a level. */
const log: Logger = createLogger({ level: process.env.TEST_LOG ?? 'silent', name: 'test' });

/** Configuration of a test server; the caller's variables come last. */
export function testConfig(databaseUrl: string, dataDir: string, env: Record<string, string> = {}): Config {
  return loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    HTTP_PORT: '0',
    HTTPS_PORT: '0',
    INTERNAL_PORT: '0',
    SECRET_KEY: 'tests-tests-tests-tests-tests-tests',
    SERVICE_TOKEN: 'service-service-service-service-serv',
    MEDIA_TOKEN_SECRET: 'media-media-media-media-media-media-',
    ...env,
  });
}

type Options = {
  /** Share another test's database instead of a fresh one: a second server process, or the same one started again. */
  readonly databaseUrl?: string;
  readonly meetingId?: string;
  readonly env?: Record<string, string>;
  /** Server on which the databases are made, for use outside of a test run. */
  readonly adminUrl?: string;
};

async function databaseFor(options: Options): Promise<{ url: string; drop: () => Promise<void> }> {
  if (options.databaseUrl !== undefined) {
    return { url: options.databaseUrl, drop: async () => undefined };
  }
  return options.adminUrl === undefined ? testDatabase() : testDatabase(options.adminUrl);
}

/** Starts a server with its own database and the practice meeting, invited, nobody in it yet. */
export async function startApp(options: Options = {}): Promise<TestApp> {
  const database = await databaseFor(options);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-data-'));
  const meetingId = options.meetingId ?? (await seedPractice(database.url, dataDir));
  const config = testConfig(database.url, dataDir, options.env);
  const db = openDatabase(database.url, config.database.pool);
  const app = await createApp(config, log, db, database.url);
  const url = `http://127.0.0.1:${app.ports.http}`;
  const clients: MeetingClient[] = [];
  const signedIn = async (signInName: string): Promise<HttpClient> => {
    const client = new HttpClient(url);
    await client.signIn(signInName, PRACTICE_PASSWORD);
    return client;
  };
  const enter = async (participantId: string, meeting: string = meetingId): Promise<MeetingClient> => {
    const { cookie } = await signedIn(signInNames[participantId] ?? participantId);
    const client = new MeetingClient({ url, cookie }, meeting);
    clients.push(client);
    return client.enter();
  };
  const close = async (): Promise<void> => {
    for (const client of clients) {
      client.close();
    }
    await app.close();
    await db.$disconnect();
    await database.drop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    app,
    config,
    db,
    databaseUrl: database.url,
    url,
    internalUrl: `http://127.0.0.1:${app.ports.internal}`,
    serviceToken: config.secrets.serviceToken,
    meetingId,
    visitor: () => new HttpClient(url),
    signedIn,
    enter,
    close,
    [Symbol.asyncDispose]: close,
  };
}
