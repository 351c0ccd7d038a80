import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A server in a process of its own, to be killed. */
export type ServerProcess = {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly isRunning: () => boolean;
  /** Ends it without warning. */
  readonly kill: () => Promise<void>;
};

const START_MS = 60_000;
const LOOK_MS = 50;

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_MS;
  for (;;) {
    const answered = await fetch(`${url}/api/session`).then(
      () => true,
      () => false,
    );
    if (answered) {
      return;
    }
    if (child.exitCode !== null || Date.now() > until) {
      throw new Error(`the server at ${url} doesn't answer (exit code ${child.exitCode})`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Where a server runs: at a given port clients find its successor at the same address; a given folder stays after its end. */
type Place = {
  readonly port?: number;
  readonly dataDir?: string;
  /** Hears every line that the server logs from the level `warn` on. */
  readonly onLog?: (line: string) => void;
};

/** What every server process of the tests is started with, besides its database and its ports. */
export const serverSecrets = {
  SECRET_KEY: 'tests-tests-tests-tests-tests-tests',
  SERVICE_TOKEN: 'service-service-service-service-serv',
  MEDIA_TOKEN_SECRET: 'media-media-media-media-media-media-',
};

/** Starts `server/main.ts` on a database, at a free port and with a folder of its own unless the place says otherwise. */
export async function startServerProcess(databaseUrl: string, place: Place = {}): Promise<ServerProcess> {
  const port = place.port ?? (await freePort());
  const dataDir = place.dataDir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-server-'));
  const child = spawn(process.execPath, ['server/main.ts'], {
    stdio: ['ignore', place.onLog === undefined ? 'ignore' : 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      HTTP_PORT: String(port),
      HTTPS_PORT: '0',
      INTERNAL_PORT: '0',
      ...serverSecrets,
    },
  });
  if (child.stdout !== null && place.onLog !== undefined) {
    createInterface(child.stdout).on('line', place.onLog);
  }
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child);
  return {
    url,
    port,
    pid: child.pid ?? 0,
    isRunning,
    kill: async () => {
      if (isRunning()) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      if (place.dataDir === undefined) {
        fs.rmSync(dataDir, { recursive: true, force: true });
      }
    },
  };
}
