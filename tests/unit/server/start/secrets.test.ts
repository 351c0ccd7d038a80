import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlreadyRunning, claimDataFolder } from '#server/start/up/only.ts';
import { ensureSecrets } from '#server/start/up/secrets.ts';

describe('the data folder', () => {
  let dir: string;
  beforeEach(() => {
    dir = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-data-')), 'data');
  });
  afterEach(() => fs.rmSync(path.dirname(dir), { recursive: true, force: true }));

  it('[START-2] keeps the same secrets from start to start, for its owner alone', () => {
    const first = ensureSecrets(dir, {});
    expect(ensureSecrets(dir, {})).toEqual(first);
    expect(new Set(Object.values(first)).size).toBe(4);
    expect(Object.values(first).every((secret) => secret.length >= 43)).toBe(true);
    expect(fs.statSync(path.join(dir, 'secrets.json')).mode & 0o077).toBe(0);
  });

  it('[START-2] gives way to secrets of the environment and does not keep those', () => {
    const given = 'x'.repeat(40);
    expect(ensureSecrets(dir, { SERVICE_TOKEN: given }).SERVICE_TOKEN).toBe(given);
    expect(ensureSecrets(dir, {}).SERVICE_TOKEN).not.toBe(given);
  });

  it('[START-3] serves one start; what a dead start claimed is taken over', () => {
    fs.mkdirSync(dir);
    fs.writeFileSync(path.join(dir, 'start.pid'), '999999999');
    const leave = claimDataFolder(dir);
    expect(fs.readFileSync(path.join(dir, 'start.pid'), 'utf8')).toBe(String(process.pid));
    leave();
    expect(fs.existsSync(path.join(dir, 'start.pid'))).toBe(false);
    expect(new AlreadyRunning(7).pid).toBe(7);
  });
});
