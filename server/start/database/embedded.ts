import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StepFailed } from '../stepFailed.ts';
import { postgresBinaries } from './binaries.ts';
import { isAlive, readPostmaster, removeStale } from './postmaster.ts';
import { databaseUser, mayTraverse, type SystemUser, sharedState } from './systemUser.ts';

export type SupervisorOrder = {
  binaries: string;
  data: string;
  log: string;
  user: SystemUser | undefined;
  settings: Record<string, string>;
};

export type EmbeddedDatabase = {
  /** The folder in which it keeps everything: the asked one, or one that its user can reach. */
  root: string;
  /** Connection address of one of its databases (over the private unix socket). */
  url: (database: string) => string;
  /** Process id of the supervisor; undefined when the server was already running under another start. */
  supervisorPid: number | undefined;
  /** Shuts the server down in order; does nothing when another start owns it. */
  stop: () => Promise<void>;
  /** Settles when the server ended without having been asked to. */
  died: Promise<void>;
};

export type EmbeddedOptions = {
  /** PostgreSQL settings on top of the standard ones. */
  settings?: Record<string, string>;
  /** Only for throw-away databases of tests: no waiting for the disk. */
  throwAway?: boolean;
};

const standardSettings = { listen_addresses: '', shared_buffers: '128MB', max_connections: '100' };
const throwAwaySettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const longestSocketPath = 85;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** A folder that the database's user can reach: the asked one, or one under /var/lib when that is in a private home. */
function reachableRoot(root: string, user: SystemUser | undefined): string {
  const asked = path.resolve(root);
  return user === undefined || mayTraverse(path.dirname(asked), user) ? asked : path.join(sharedState, hashOf(asked));
}

/** Nobody else may have laid this folder for us: who can write in it could answer in the database's place. */
function checkPrivate(folder: string, user: SystemUser | undefined): void {
  const { uid } = fs.lstatSync(folder);
  if (!fs.lstatSync(folder).isDirectory() || uid !== (user?.uid ?? process.getuid?.() ?? uid)) {
    throw new StepFailed('database', `${folder} belongs to somebody else`);
  }
  fs.chmodSync(folder, 0o700);
}

function prepareFolders(root: string, user: SystemUser | undefined): { data: string; socketDir: string } {
  const near = path.join(root, 'sock');
  const socketDir = near.length < longestSocketPath ? near : path.join(os.tmpdir(), `nghi-su-${hashOf(root)}`);
  fs.mkdirSync(root, { recursive: true });
  fs.mkdirSync(socketDir, { recursive: true, mode: 0o700 });
  if (user) {
    fs.chownSync(root, user.uid, user.gid);
    fs.lchownSync(socketDir, user.uid, user.gid);
  }
  checkPrivate(socketDir, user);
  return { data: path.join(root, 'data'), socketDir };
}

function initialise(order: SupervisorOrder, throwAway: boolean): void {
  if (fs.existsSync(path.join(order.data, 'PG_VERSION'))) {
    return;
  }
  const unfinished = `${order.data}.tmp`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '-E', 'UTF8'];
  const flags = ['-D', unfinished, '-U', 'app', '-A', 'trust', ...locale, ...(throwAway ? ['--no-sync'] : [])];
  const done = spawnSync(path.join(order.binaries, 'bin/initdb'), flags, {
    ...order.user,
    cwd: path.dirname(order.data),
    env: { PATH: process.env.PATH, LC_MESSAGES: 'C', TZ: 'UTC' },
    encoding: 'utf8',
  });
  if (done.status !== 0) {
    throw new StepFailed('initdb', `initdb failed: ${done.error?.message ?? done.stderr}`);
  }
  fs.renameSync(unfinished, order.data);
}

/** True when a living server of this folder can be used; a stopping one is waited for, a dead one's remains removed. */
async function attachOrClear(data: string, socketDir: string): Promise<boolean> {
  const found = readPostmaster(data);
  if (found && (!(found.pid > 0) || isAlive(found, data))) {
    // Its owner may have been killed this very moment: the supervisor then stops it within milliseconds. A number that
    // can't be read may just be being written.
    await delay(300);
  }
  const until = Date.now() + 15_000;
  for (let server = readPostmaster(data); server && isAlive(server, data); server = readPostmaster(data)) {
    if (server.status === 'ready') {
      return true;
    }
    if (Date.now() > until) {
      throw new StepFailed('database', `the database (process ${server.pid}) neither starts nor stops; see its log`);
    }
    await delay(50);
  }
  removeStale(data, socketDir);
  return false;
}

function lastLines(file: string): string {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-6).join('\n') : '';
}

async function supervise(order: SupervisorOrder): Promise<ChildProcess> {
  const supervisor = fork(path.join(import.meta.dirname, 'supervisor.ts'), [JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    detached: true,
    execArgv: [],
  });
  const ready = await Promise.race([
    once(supervisor, 'message').then(() => true),
    once(supervisor, 'exit').then(() => false),
  ]);
  if (!ready) {
    throw new StepFailed('database', `the database did not start:\n${lastLines(order.log)}`);
  }
  return supervisor;
}

/**
 * Starts PostgreSQL 17 from the installed package in `root` (data, private socket, log), or attaches to the one that runs
 * there. Nothing listens on the network. The server ends when the calling process ends, however it ends.
 * @throws when the platform has no binaries or the server doesn't come up; the message holds the end of its log.
 */
export async function startEmbedded(root: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const user = databaseUser();
  const place = reachableRoot(root, user);
  const { data, socketDir } = prepareFolders(place, user);
  const url = (database: string): string =>
    `postgresql://app@localhost/${database}?host=${encodeURIComponent(socketDir)}`;
  if (await attachOrClear(data, socketDir)) {
    return {
      root: place,
      url,
      supervisorPid: undefined,
      stop: async () => undefined,
      died: new Promise(() => undefined),
    };
  }
  const throwAway = options.throwAway ?? false;
  const order: SupervisorOrder = {
    binaries: postgresBinaries(user),
    data,
    user,
    log: path.join(place, 'postgres.log'),
    settings: {
      ...standardSettings,
      unix_socket_directories: socketDir,
      ...(throwAway ? throwAwaySettings : {}),
      ...options.settings,
    },
  };
  initialise(order, throwAway);
  const supervisor = await supervise(order);
  const exited = once(supervisor, 'exit').then(() => undefined);
  supervisor.unref();
  supervisor.channel?.unref();
  return {
    root: place,
    url,
    supervisorPid: supervisor.pid,
    died: exited,
    stop: async () => {
      if (supervisor.exitCode === null && supervisor.connected) {
        supervisor.ref();
        supervisor.send('stop');
        await exited;
      }
    },
  };
}
