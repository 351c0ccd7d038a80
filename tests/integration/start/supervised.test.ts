import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ProcessOrder, supervise } from '#server/start/processes/supervised.ts';

const patience = { timeout: 10_000, interval: 20 };

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^[ZX]/.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '');
  } catch {
    return false;
  }
}

describe('supervised processes', () => {
  let dir: string;
  const pids = (): number[] =>
    fs.existsSync(path.join(dir, 'child.log'))
      ? fs
          .readFileSync(path.join(dir, 'child.log'), 'utf8')
          .split('\n')
          .filter(Boolean)
          .map(Number)
          .filter(Number.isFinite)
      : [];
  const order = (): ProcessOrder => ({
    name: 'child',
    script: path.join(dir, 'child.mjs'),
    env: { PATH: process.env.PATH },
    logDir: dir,
  });

  beforeAll(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-supervised-'));
    const script =
      "console.log(process.pid); setInterval(() => {}, 1000); process.on('SIGTERM', () => { console.log('in order'); process.exit(0); });";
    fs.writeFileSync(path.join(dir, 'child.mjs'), script);
  });
  afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

  it('[START-4] are started again when they end, and stay ended once they are stopped', async () => {
    const ends: string[] = [];
    const child = supervise(order(), (reason) => ends.push(reason));
    await vi.waitFor(() => expect(pids()).toHaveLength(1), patience);
    process.kill(pids()[0]!, 'SIGKILL');
    await vi.waitFor(() => expect(pids()).toHaveLength(2), patience);
    expect(ends).toEqual(['SIGKILL']);
    await child.stop();
    expect(pids().filter(lives)).toEqual([]);
    expect(fs.readFileSync(path.join(dir, 'child.log'), 'utf8')).toContain('in order');
    expect(child.restarts()).toBe(1);
  });

  it('[START-8] one with a spare is replaced by the one that stands by, already loaded', async () => {
    const file = path.join(dir, 'spare.mjs');
    const log = () =>
      fs.existsSync(path.join(dir, 'spare.log')) ? fs.readFileSync(path.join(dir, 'spare.log'), 'utf8') : '';
    fs.writeFileSync(
      file,
      `setInterval(() => {}, 1000);
       if (process.argv.includes('--stand-by')) {
         console.log('stands by', process.pid);
         process.once('message', () => console.log('works', process.pid));
       } else {
         console.log('works', process.pid);
       }`,
    );
    const child = supervise({ ...order(), name: 'spare', script: file, spare: true }, () => undefined);
    await vi.waitFor(() => expect(log()).toContain('stands by'), patience);
    const spare = Number(/stands by (\d+)/.exec(log())?.[1]);
    process.kill(child.pid() ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(log()).toContain(`works ${spare}`), patience);
    expect(child.pid()).toBe(spare);
    await child.stop();
    expect(lives(spare)).toBe(false);
  });

  it('[START-5] end when the start is killed', async () => {
    fs.rmSync(path.join(dir, 'child.log'), { force: true });
    const start = fork(path.join(import.meta.dirname, 'supervisingStart.ts'), [JSON.stringify(order())], {
      stdio: 'ignore',
    });
    await once(start, 'message');
    await vi.waitFor(() => expect(pids()).toHaveLength(1), patience);
    start.kill('SIGKILL');
    await vi.waitFor(() => expect(pids().filter(lives)).toEqual([]), patience);
  });
});
