import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchModel } from '#recorder/models/fetchModel.ts';
import { checkModel, ModelStore } from '#recorder/models/modelStore.ts';

const content = Buffer.concat([Buffer.from([0x6c, 0x6d, 0x67, 0x67]), Buffer.alloc(5000, 7)]);
const sum = createHash('sha256').update(content).digest('hex');

let folder: string;
let store: ModelStore;
let server: Server;
let ranges: (string | undefined)[];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-models-'));
  store = new ModelStore(folder);
  ranges = [];
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200).end(content.subarray(from));
  }).listen(0);
});

afterEach(() => {
  server.close();
  fs.rmSync(folder, { recursive: true });
});

const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/model.bin`;

describe('models', () => {
  it('[SPEECH-14] come with the product, whole', async () => {
    const models = await store.list();
    expect(models.map(({ name, builtIn }) => [name, builtIn])).toEqual([
      ['base-q8_0', true],
      ['silero-v6.2.3', true],
    ]);
    expect(await Promise.all(models.map(checkModel))).toEqual(['sound', 'sound']);
    expect((await store.inUse(undefined)).name).toBe('base-q8_0');
    await expect(store.remove('base-q8_0')).rejects.toThrow(/comes with/);
  });

  it('[SPEECH-14] are fetched with their checksum, used and removed', async () => {
    await fetchModel(store, { from: url(), name: 'big', sha256: sum });
    await store.use('big');
    const inUse = await store.inUse(undefined);
    expect(inUse).toMatchObject({ name: 'big', sha256: sum });
    expect(await checkModel(inUse)).toBe('sound');
    fs.appendFileSync(inUse.path, 'x');
    expect(await checkModel(inUse)).toBe('damaged');
    await store.remove('big');
    expect((await store.inUse(undefined)).name).toBe('base-q8_0');
    expect(await checkModel(inUse)).toBe('missing');
  });

  it('[SPEECH-14] go on where a broken fetch stopped', async () => {
    fs.writeFileSync(path.join(folder, 'big.bin.part'), content.subarray(0, 3000));
    await fetchModel(store, { from: url(), name: 'big', sha256: sum });
    expect(ranges).toEqual(['bytes=3000-']);
    expect(await checkModel(await store.inUse('big'))).toBe('sound');
  });

  it('[SPEECH-14] are refused with another checksum or another kind of content', async () => {
    await expect(fetchModel(store, { from: url(), name: 'big', sha256: '0'.repeat(64) })).rejects.toThrow(/checksum/);
    const other = path.join(folder, 'other.txt');
    fs.writeFileSync(other, 'hello world');
    await expect(fetchModel(store, { from: other, name: 'text' })).rejects.toThrow(/not a whisper.cpp model/);
    expect((await store.list()).map(({ name }) => name)).toEqual(['base-q8_0', 'silero-v6.2.3']);
  });

  it('[SPEECH-11] that nobody has are a path that is reported missing', async () => {
    expect(await checkModel(await store.inUse('large-v3'))).toBe('missing');
  });
});
