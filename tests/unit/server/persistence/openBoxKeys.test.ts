import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  destroyLeftOverKeys,
  destroyOpenBoxKey,
  installOpenBoxKeys,
  makeOpenBoxKey,
  openBoxKey,
} from '#server/persistence/openBoxKeys.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-open-boxes-'));
const files = (): string[] => fs.readdirSync(folder).toSorted();
const HOUR_MS = 3_600_000;

beforeAll(() => installOpenBoxKeys(folder));
afterAll(() => fs.rmSync(folder, { recursive: true }));

it('[BALLOT-13] keeps a key for its owner alone until it is destroyed, and overwrites it then', async () => {
  const { keyId, key } = await makeOpenBoxKey();
  const file = path.join(folder, `${keyId}.key`);
  expect(fs.readFileSync(file)).toEqual(key);
  expect(fs.statSync(file).mode & 0o077).toBe(0);
  expect(await openBoxKey(keyId)).toEqual(key);
  const held = fs.openSync(file, 'r');
  await Promise.all([destroyOpenBoxKey(keyId), destroyOpenBoxKey(keyId)]);
  // Who still holds the file finds other bytes in it.
  const left = Buffer.alloc(key.length);
  fs.readSync(held, left, 0, left.length, 0);
  fs.closeSync(held);
  expect(left.equals(key)).toBe(false);
  expect(files()).toEqual([]);
  await expect(openBoxKey(keyId)).rejects.toThrow('missing');
});

it('[BALLOT-13] destroys keys that no box names, but none of a box and none that is new', async () => {
  const [used, left, young] = [await makeOpenBoxKey(), await makeOpenBoxKey(), await makeOpenBoxKey()];
  const now = Date.now() + 2 * HOUR_MS;
  fs.utimesSync(path.join(folder, `${young.keyId}.key`), new Date(now), new Date(now));
  await destroyLeftOverKeys(new Set([used.keyId]), now);
  expect(files()).toEqual([used.keyId, young.keyId].map((keyId) => `${keyId}.key`).toSorted());
  await expect(openBoxKey(left.keyId)).rejects.toThrow('missing');
});
