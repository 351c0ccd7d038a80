/**
 * Runs between the product and PostgreSQL as its own process: when the product dies in any way, kill -9 included, the
 * message channel closes and the database is shut down in order. Its one argument is a `SupervisorOrder` as JSON.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { SupervisorOrder } from './embedded.ts';
import { readPostmaster } from './postmaster.ts';

const order = JSON.parse(process.argv[2] ?? '{}') as SupervisorOrder;

// A Ctrl-C meant for the product must not stop the database under it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => undefined);
}

const log = fs.openSync(order.log, 'a');
const settings = Object.entries(order.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
const server = spawn(path.join(order.binaries, 'bin/postgres'), ['-D', order.data, ...settings], {
  ...order.user,
  cwd: path.dirname(order.data),
  stdio: ['ignore', log, log],
  detached: true,
  env: { PATH: process.env.PATH, TZ: 'UTC' },
});

function stop(): void {
  server.kill('SIGINT');
  setTimeout(() => server.kill('SIGQUIT'), 10_000).unref();
}

process.on('disconnect', stop);
process.on('message', (message) => {
  if (message === 'stop') {
    stop();
  }
});
server.on('error', () => process.exit(1));
server.on('exit', (code) => process.exit(code ?? 1));

const watch = setInterval(() => {
  const postmaster = readPostmaster(order.data);
  if (postmaster?.pid === server.pid && postmaster?.status === 'ready') {
    clearInterval(watch);
    process.send?.('ready');
  }
}, 10);
