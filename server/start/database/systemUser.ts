import fs from 'node:fs';
import path from 'node:path';
import { StepFailed } from '../stepFailed.ts';

/** Whom the database runs as when the product itself is started by root, which PostgreSQL refuses. */
export type SystemUser = { uid: number; gid: number };

/** Where the database's things go when the project lies in a private home; only root starts it so, and only root can write there. */
export const sharedState = '/var/lib/nghi-su';

/** `postgres` or else `nobody` when started by root; undefined when started by anybody else. */
export function databaseUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) {
      return { uid: Number(fields[2]), gid: Number(fields[3]) };
    }
  }
  throw new StepFailed('systemUser', 'started by root, and neither the user postgres nor nobody exists');
}

function mayEnter(folder: string, user: SystemUser): boolean {
  const { mode, uid, gid } = fs.statSync(folder);
  if (uid === user.uid) {
    return (mode & 0o100) !== 0;
  }
  return (mode & (gid === user.gid ? 0o010 : 0o001)) !== 0;
}

/** Whether `user` can reach `target`: every existing folder on the way must let it through. */
export function mayTraverse(target: string, user: SystemUser): boolean {
  const parts = path.resolve(target).split(path.sep).filter(Boolean);
  const folders = parts.map((_, index) => path.sep + parts.slice(0, index + 1).join(path.sep));
  return folders.filter((folder) => fs.existsSync(folder)).every((folder) => mayEnter(folder, user));
}
