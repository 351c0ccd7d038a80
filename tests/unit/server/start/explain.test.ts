import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ConfigError, loadConfig } from '#server/config/config.ts';
import { applyMigrations } from '#server/start/database/migrate.ts';
import { PlainFault, StepFailed } from '#server/start/stepFailed.ts';
import { explanationOf } from '#server/start/up/explain.ts';
import { keepWords } from '#server/start/up/startLog.ts';

const errorOf = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('it should have failed');
};

it('[START-9] says that no database answers, whatever the system calls it', async () => {
  const dead = await errorOf(() => applyMigrations('postgresql://nobody:hidden@localhost:1/nowhere'));
  const { what, advice } = explanationOf(dead);
  expect(what).toBe('Không kết nối được tới máy chủ PostgreSQL (ECONNREFUSED).');
  expect([what, ...advice].join(' ')).not.toContain('hidden');
});

it('[START-9] names the folder that can’t be written', async () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-explain-'));
  const file = path.join(root, 'a file');
  fs.writeFileSync(file, '');
  const inFile = await errorOf(() => fs.mkdirSync(path.join(file, 'data'), { recursive: true }));
  expect(explanationOf(inFile).what).toBe(`Không phải là thư mục: ${path.join(file, 'data')}`);
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  expect(explanationOf(new Error('migration 1', { cause: full })).what).toBe(
    'Hết dung lượng đĩa khi ghi vào thư mục dữ liệu',
  );
  fs.rmSync(root, { recursive: true });
});

it('[START-9] names each variable that is wrong', async () => {
  const wrong = await errorOf(() => loadConfig({ HTTP_PORT: 'eighty' }));
  expect(wrong).toBeInstanceOf(ConfigError);
  expect(explanationOf(wrong).advice[0]).toMatch(/^HTTP_PORT: /);
});

const steps = ['prismaClient', 'platform', 'systemUser', 'initdb', 'database', 'migration', 'screens'] as const;

it.each(steps)('[START-9] says plainly that %s failed, and keeps the original words for the log', (step) => {
  const { what, advice } = explanationOf(new StepFailed(step, 'could not fork: Cannot allocate memory'));
  expect([what, ...advice].join(' ')).not.toMatch(/could not|allocate/);
  expect(what).toMatch(/\p{Script=Latin}.*[ăâđêôơưạảấầậệịọộợụủứừỳỹ]/u);
  expect(advice.length).toBeGreaterThan(0);
});

it('[START-9] sees a full disk behind the words of another program', () => {
  const full = new StepFailed('initdb', 'initdb failed: could not write: No space left on device');
  expect(explanationOf(full).what).toBe('Hết dung lượng đĩa.');
});

it('[START-9] passes on what was said for people, and hides what wasn’t', () => {
  expect(explanationOf(new PlainFault('Cổng 1 đang bận')).what).toBe('Cổng 1 đang bận');
  expect(explanationOf(new TypeError('x is undefined')).what).not.toContain('undefined');
});

it('[START-9] keeps the words of an error and of those behind it in the start’s log', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'nghi-su-words-'));
  const error = new StepFailed('screens', 'vite build: no', { cause: new Error('out of memory') });
  const file = keepWords(error, path.join(root, 'logs'), new Date(0));
  expect(fs.readFileSync(file ?? '', 'utf8')).toMatch(
    /^1970-01-01T00:00:00.000Z [\s\S]*vite build: no[\s\S]*out of memory/,
  );
  fs.writeFileSync(path.join(root, 'a file'), '');
  expect(keepWords(error, path.join(root, 'a file'), new Date(0))).toBeUndefined();
  fs.rmSync(root, { recursive: true });
});
