import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * While a secret poll is open, its box is opened by SECRET_KEY together with a key in a file of its own, which is destroyed when the
 * poll ends. The database keeps what a box looked like after each ballot (dead rows, write-ahead log, replicas, backups): who could
 * open those one after the other would see in which order the ballots came, and the timeline tells in which order people voted.
 * Server processes on one database share DATA_DIR, as they do for papers.
 */
let folder: string | null = null;
const known = new Map<string, Buffer>();
const KEY_BYTES = 32;
/** An opening that is still on its way has a key that no box names yet. */
const SURELY_LEFT_OVER_MS = 3_600_000;

/** Names the folder of the keys; it isn't part of the database's files or backups. */
export function installOpenBoxKeys(keyFolder: string): void {
  mkdirSync(keyFolder, { recursive: true, mode: 0o700 });
  folder = keyFolder;
}

function fileOf(keyId: string): string {
  if (folder === null) {
    throw new Error('no folder is installed for the keys of open ballot boxes');
  }
  return path.join(folder, `${keyId}.key`);
}

/** Brings what was written under a folder's names to the disk. */
async function syncFolder(): Promise<void> {
  await using handle = await open(path.dirname(fileOf('')));
  await handle.sync();
}

/** Makes the key of a box that is being opened, durable before the box is. */
export async function makeOpenBoxKey(): Promise<{ readonly keyId: string; readonly key: Buffer }> {
  const keyId = randomUUID();
  const key = randomBytes(KEY_BYTES);
  await using file = await open(fileOf(keyId), 'wx', 0o600);
  await file.write(key);
  await file.sync();
  await syncFolder();
  known.set(keyId, key);
  return { keyId, key };
}

/** @throws when this process doesn't have the key: its box can't be opened here, or not any more. */
export async function openBoxKey(keyId: string): Promise<Buffer> {
  const key =
    known.get(keyId) ??
    (await readFile(fileOf(keyId)).catch((error: unknown) => {
      throw new Error('the key of an open ballot box is missing in DATA_DIR', { cause: error });
    }));
  known.set(keyId, key);
  return key;
}

/** Destroys the key of a box that was closed or dropped, after that is durable. It is overwritten before its file goes. */
export async function destroyOpenBoxKey(keyId: string): Promise<void> {
  known.delete(keyId);
  try {
    await using file = await open(fileOf(keyId), 'r+');
    await file.write(randomBytes(KEY_BYTES), 0, KEY_BYTES, 0);
    await file.sync();
  } catch {
    // Another process has destroyed it.
  }
  await rm(fileOf(keyId), { force: true });
}

/** Destroys keys that no box names: of boxes that were closed by a process which then died, and of openings that failed. */
export async function destroyLeftOverKeys(used: ReadonlySet<string>, now: number): Promise<void> {
  const names = await readdir(path.dirname(fileOf('')));
  for (const keyId of names.filter((name) => name.endsWith('.key')).map((name) => name.slice(0, -'.key'.length))) {
    const { mtimeMs } = await stat(fileOf(keyId)).catch(() => ({ mtimeMs: now }));
    if (!used.has(keyId) && now - mtimeMs > SURELY_LEFT_OVER_MS) {
      await destroyOpenBoxKey(keyId);
    }
  }
}
