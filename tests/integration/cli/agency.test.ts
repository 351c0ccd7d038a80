import { spawnSync } from 'node:child_process';
import { expect, it, vi } from 'vitest';
import { accountOfUnit } from '#server/persistence/tasks.ts';
import { startApp } from '#tests/support/app.ts';
import { HttpClient } from '#tests/support/httpClient.ts';

/** A busy machine takes its time. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const AGENCY = ['--name', 'ỦY BAN NHÂN DÂN XÃ HÒA LÂM', '--short', 'UBND xã Hòa Lâm', '--place', 'Hòa Lâm'];

it('[AUTH-18] [AUTH-16] makes an agency with an admin who fills it, whose unit has one head at a time, and nothing twice or by half', async () => {
  await using app = await startApp();
  const run = (...given: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli/agency.ts', ...given], {
      env: { ...process.env, DATABASE_URL: app.databaseUrl },
      encoding: 'utf8',
    });
    return { status, text: stdout + stderr };
  };
  expect(run(...AGENCY).status).toBe(2);
  expect(run(...AGENCY, '--code', 'UBX', '--admin', 'quantri').text).toMatch(/quantri đã có người dùng/);
  expect(await app.db.organisation.count({ where: { code: 'UBX' } })).toBe(0);
  const made = run(...AGENCY, '--code', 'UBX', '--admin', 'quantri.hoalam');
  expect(made.status).toBe(0);
  expect(run(...AGENCY, '--code', 'UBX', '--admin', 'quantri.hai').text).toMatch(/UBX đã thuộc về/);
  const password = /Mật khẩu lần đầu: (\S+)/.exec(made.text)?.[1] ?? '';
  const admin = new HttpClient(app.url);
  await admin.signIn('quantri.hoalam', password);
  const person = { honorific: 'Bà', name: 'Tòng Thị Mến', title: 'Trạm trưởng', unitName: 'Trạm Y tế xã' };
  const account = { ...person, signInName: 'men', password, organisationRole: 'organiser' };
  expect((await admin.post('/api/accounts', account)).status).toBe(201);
  const { body } = await admin.get<{ accounts: object[] }>('/api/accounts/managed');
  expect(body.accounts).toMatchObject([
    { signInName: 'quantri.hoalam', mayChange: false },
    { signInName: 'men', headsUnit: true, mayChange: true },
  ]);
  const deputy = { ...account, signInName: 'binh', name: 'Mai Xuân Bình' };
  const { accountId } = (await admin.post<{ accountId: string }>('/api/accounts', deputy)).body;
  expect((await admin.send('PATCH', `/api/accounts/${accountId}`, { headsUnit: true })).status).toBe(200);
  const heads = await app.db.account.findMany({ where: { unitName: 'Trạm Y tế xã', headsUnit: true } });
  expect(heads.map(({ signInName }) => signInName)).toEqual(['binh']);
  const { organisationId = '' } = heads[0] ?? {};
  expect(await accountOfUnit(app.db, organisationId, 'Trạm Y tế xã')).toBe(accountId);
  const units = await admin.get<{ units: string[] }>('/api/tasks/units');
  expect(units.body.units).toEqual(['Trạm Y tế xã']);
});
