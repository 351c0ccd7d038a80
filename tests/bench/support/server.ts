import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { waitUntilReady } from '#server/start/processes/ready.ts';

/** The server process as `npm start` runs it, on a given database. */
export type ServerProcess = {
  readonly url: string;
  readonly pid: number;
  /** Takes the process away as a power cut does. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}

/** Starts `server/main.ts` and waits until it serves. `port` 0 takes any free one. */
export async function startServerProcess(databaseUrl: string, port = 0): Promise<ServerProcess> {
  const httpPort = port === 0 ? await freePort() : port;
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-bench-'));
  const child = spawn(process.execPath, ['server/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      HTTP_PORT: String(httpPort),
      INTERNAL_PORT: '0',
      SECRET_KEY: 'bench-bench-bench-bench-bench-bench-',
    },
  });
  const url = `http://127.0.0.1:${httpPort}`;
  if (!(await waitUntilReady(`${url}/health`, 30_000))) {
    throw new Error('the server did not come up');
  }
  const close = async (signal: NodeJS.Signals): Promise<void> => {
    await end(child, signal);
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return { url, pid: child.pid ?? 0, kill: () => close('SIGKILL'), stop: () => close('SIGTERM') };
}
