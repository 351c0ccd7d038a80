import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CLIP } from '#tests/integration/speech/stage.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-commands-'));

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Runs a command of the recorder in a folder of its own, without a database. */
async function run(command: 'models' | 'transcribe', ...args: string[]) {
  const child = spawn(process.execPath, [`recorder/cli/${command}.ts`, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'test', DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, problems] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, out, problems };
}

describe('npm run transcribe', () => {
  it('[SPEECH-13] prints the segments of a sound file as JSON', async () => {
    const { code, out } = await run('transcribe', CLIP, '--language', 'en');
    expect(code).toBe(0);
    const rows = JSON.parse(out) as {
      startMs: number;
      endMs: number;
      engine: string;
      model: string;
      words: { text: string }[];
    }[];
    const said = rows.flatMap(({ words }) => words.map((word) => word.text)).join(' ');
    expect(said).toMatch(/ask not what your country can do for you/i);
    expect(rows.every(({ startMs, endMs }) => startMs < endMs && endMs <= 11_100)).toBe(true);
    expect(rows[0]).toMatchObject({ engine: expect.stringContaining('whisper.cpp'), model: 'base-q8_0' });
  }, 120_000);

  it('[SPEECH-13] says by name what is wrong with a file', async () => {
    const file = path.join(folder, 'notes.txt');
    fs.writeFileSync(file, 'no sound');
    expect(await run('transcribe', file)).toMatchObject({ code: 3, problems: expect.stringContaining('notAudio') });
    expect((await run('transcribe')).code).toBe(2);
  }, 60_000);
});

describe('npm run models', () => {
  const model = Buffer.concat([Buffer.from('lmgg'), Buffer.alloc(200_000, 7)]);
  const sum = createHash('sha256').update(model).digest('hex');
  const asked: (string | undefined)[] = [];
  let server: Server;
  let url: string;

  /** The line breaks only once the other side holds a piece: a break before that leaves nothing to go on from. */
  const somethingKept = () =>
    vi.waitFor(() => expect(fs.statSync(path.join(folder, 'models', 'other.bin.part')).size).toBeGreaterThan(0), {
      timeout: 30_000,
    });

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.headers.range);
      const from = Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0);
      response.writeHead(from > 0 ? 206 : 200, { 'content-length': model.length - from });
      if (from > 0) {
        response.end(model.subarray(from));
      } else {
        response.write(model.subarray(0, 90_000));
        void somethingKept().then(() => response.destroy());
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ggml-other.bin`;
  });

  afterAll(() => server.close());

  it('[SPEECH-14] lists and verifies what comes with the product', async () => {
    const { out } = await run('models');
    expect(out).toMatch(/\* base-q8_0/);
    expect(await run('models', 'verify')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^sound {4}base-q8_0$/m),
    });
  }, 60_000);

  it('[SPEECH-14] goes on with a fetch that broke off, notices damage, and takes a model out', async () => {
    const add = () => run('models', 'add', url, '--name', 'other', '--sha256', sum);
    expect((await add()).code).toBe(1);
    expect(await add()).toMatchObject({ code: 0, out: expect.stringContaining(sum) });
    expect(asked).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]/)]);
    await run('models', 'use', 'other');
    expect((await run('models')).out).toMatch(/\* other/);
    fs.appendFileSync(path.join(folder, 'models', 'other.bin'), 'x');
    expect(await run('models', 'verify')).toMatchObject({ code: 1, out: expect.stringMatching(/^damaged {2}other$/m) });
    expect((await run('models', 'remove', 'other')).code).toBe(0);
    expect((await run('models', 'remove', 'base-q8_0')).code).toBe(1);
    expect((await run('models')).out).toMatch(/\* base-q8_0/);
  }, 120_000);
});
