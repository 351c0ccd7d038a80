import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildPart } from '#server/start/native/buildPart.ts';
import { nativePath, partDir, recipes } from '#server/start/native/cache.ts';
import { PackagesMissing } from '#server/start/native/debian.ts';
import { withLock } from '#server/start/native/lock.ts';
import type { Recipe } from '#server/start/native/recipe.ts';
import { nativeStatus } from '#server/start/native/status.ts';

describe('native parts', () => {
  let cache: string;
  let built = 0;
  const recipe = (build: Recipe['build']): Recipe => ({
    id: 'whisper',
    version: '1.0.0',
    revision: 1,
    cpu: 'test',
    inputs: [],
    binaries: ['engine'],
    packages: [],
    build,
  });
  const good = recipe(async ({ out, run }) => {
    built += 1;
    await run('sh', ['-c', `echo "[1/2] half"; echo "[2/2] all"; echo binary > ${out}/engine`]);
  });

  beforeEach(() => {
    cache = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-cache-'));
    built = 0;
    vi.stubEnv('NGHISU_CACHE', cache);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    fs.rmSync(cache, { recursive: true, force: true });
  });

  it('[NATIVE-1] are built once, also when two want them at once', async () => {
    await Promise.all([buildPart(good), buildPart(good)]);
    await buildPart(good);
    expect(built).toBe(1);
    expect(fs.readFileSync(path.join(partDir(good), 'engine'), 'utf8')).toBe('binary\n');
    expect(nativeStatus().whisper).toMatchObject({ state: 'ready', percent: 100 });
  });

  it('[NATIVE-1] lie apart for another version, processor or recipe', () => {
    const places = [good, { ...good, version: '2.0.0' }, { ...good, cpu: 'other' }, { ...good, revision: 2 }].map(
      partDir,
    );
    expect(new Set(places).size).toBe(4);
  });

  it('[NATIVE-1] have a place for each binary that the processes ask for', () => {
    const names = recipes().flatMap(({ binaries }) => binaries);
    expect(names.sort()).toEqual(['mediasoup-worker', 'whisper-server', 'whisper-vad-speech-segments']);
    expect(nativePath('mediasoup-worker').startsWith(path.join(cache, 'mediasoup'))).toBe(true);
  });

  it('[NATIVE-2] that fail leave nothing behind, say so and are tried again', async () => {
    const bad = recipe(async ({ out, run }) => {
      fs.writeFileSync(path.join(out, 'engine'), 'half');
      await run('sh', ['-c', 'echo broken >&2; exit 3']);
    });
    await expect(buildPart(bad)).rejects.toThrow(/ended with 3/);
    expect(fs.existsSync(partDir(bad))).toBe(false);
    expect(nativeStatus().whisper?.state).toBe('failed');
    await buildPart(good);
    expect(nativeStatus().whisper?.state).toBe('ready');
  });

  it('[NATIVE-2] take over the lock of a build that was killed', async () => {
    const file = path.join(cache, 'lock');
    fs.writeFileSync(file, '999999999 1');
    const work = vi.fn(() => Promise.resolve());
    await withLock(file, () => true, work);
    expect(work).toHaveBeenCalledOnce();
    expect(fs.existsSync(file)).toBe(false);
  });

  it('[NATIVE-3] name the command for packages that are missing', () => {
    const { command } = new PackagesMissing(['cmake', 'g++'], 'packages are missing');
    expect(command).toBe('sudo apt-get install -y --no-install-recommends cmake g++');
  });
});
