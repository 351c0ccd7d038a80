// Runs on a bare Node ≥ 20.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { project } from './install.mjs';
import { fail } from './say.mjs';

const needed = 24;

/** Node 24 from node_modules, or the running one when it is new enough; undefined when there is neither. */
export function findNode24() {
  const packaged = path.join(project, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (fs.existsSync(packaged)) {
    if ((fs.statSync(packaged).mode & 0o111) === 0) {
      fs.chmodSync(packaged, 0o755);
    }
    return packaged;
  }
  return Number(process.versions.node.split('.')[0]) >= needed ? process.execPath : undefined;
}

/** The environment in which every child finds Node 24 and the project's commands first. */
function environmentFor(node) {
  const first = [path.dirname(node), path.join(project, 'node_modules/.bin')];
  return { ...process.env, PATH: [...first, process.env.PATH].join(path.delimiter) };
}

/**
 * Runs a script of the project under Node 24 with this process's terminal and ends with its exit code; interrupts go to
 * the script, which ends in its own order.
 */
export function runUnderNode24(script, args = []) {
  const node = findNode24();
  if (node === undefined) {
    fail(
      `Cần Node ${needed} trở lên: máy này có ${process.versions.node}.`,
      'Cài Node 24 (https://nodejs.org) rồi chạy lại.',
    );
    process.exit(1);
  }
  const child = spawn(node, [path.resolve(project, script), ...args], {
    stdio: 'inherit',
    env: environmentFor(node),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    fail(`Không chạy được ${node}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (os.constants.signals[signal] ?? 0)));
}
