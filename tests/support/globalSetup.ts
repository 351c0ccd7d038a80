import type { TestProject } from 'vitest/node';
import { startTestServer, type TestServer } from './databaseServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

let users = 0;
let shared: Promise<TestServer> | undefined;

/** Starts the one database server of the run; all projects share it, the last one to end stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  users += 1;
  shared ??= startTestServer();
  const server = await shared;
  project.provide('databaseUrl', server.url('postgres'));
  return async () => {
    users -= 1;
    if (users === 0) {
      shared = undefined;
      await server.stop();
    }
  };
}
