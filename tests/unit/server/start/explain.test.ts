import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ConfigError, loadConfig } from '#server/config/config.ts';
import { applyMigrations } from '#server/start/database/migrate.ts';
import { explanationOf } from '#server/start/up/explain.ts';

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

it('[START-9] passes on what it doesn’t know, with the way out', () => {
  expect(explanationOf(new Error('prisma generate:\nno'))).toEqual({
    what: 'prisma generate:\nno',
    advice: ['Sửa nguyên nhân trên rồi chạy lại npm start.'],
  });
});
