import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PRACTICE_PASSWORD } from '#prisma/seed/accounts.ts';
import { policy } from '#server/auth/policy.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { MeetingClient } from '#tests/support/participant.ts';

/** A busy machine takes its time. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(() => app.close());

const signIn = (signInName: string, password: string, otp?: string) =>
  app.visitor().post('/api/session', { signInName, password, ...(otp === undefined ? {} : { otp }) });

describe('sign-in', () => {
  it('[AUTH-1] gives nothing to a visitor without a session', async () => {
    const visitor = app.visitor();
    expect((await visitor.get('/api/session')).body).toMatchObject({ kind: 'none' });
    expect((await visitor.get('/api/meetings')).status).toBe(401);
    expect((await visitor.get(`/api/meetings/${app.meetingId}/timeline`)).status).toBe(401);
    const socket = new MeetingClient({ url: app.url, cookie: '' }, app.meetingId);
    await expect(socket.connected()).rejects.toThrow('unauthenticated');
    socket.close();
  });

  it('[AUTH-2] answers a wrong name and a wrong password alike', async () => {
    const [name, password] = await Promise.all([
      signIn('nobody.here', PRACTICE_PASSWORD),
      signIn('mai.huong', 'sai mật khẩu'),
    ]);
    expect(name.status).toBe(401);
    expect(name.body).toEqual(password.body);
  });

  it('[AUTH-3] makes an account wait after the fifth failure, longer each time, and forgets after a success', async () => {
    const fail = () => signIn('thu.trang', 'sai');
    for (let failure = 1; failure <= 4; failure += 1) {
      expect((await fail()).status).toBe(401);
    }
    expect((await signIn('thu.trang', PRACTICE_PASSWORD)).status).toBe(200);
    for (let failure = 1; failure <= 5; failure += 1) {
      expect((await fail()).status).toBe(401);
    }
    const waiting = await signIn('thu.trang', PRACTICE_PASSWORD);
    expect(waiting.body).toMatchObject({ rejection: { code: 'too_many_requests', rule: 'AUTH-3' } });
    const { waitSeconds } = (waiting.body as { rejection: { details: { waitSeconds: number } } }).rejection.details;
    expect(waitSeconds).toBeGreaterThan(10);
    expect(waitSeconds).toBeLessThanOrEqual(15);
  });

  it('[AUTH-5] asks for the second factor once it is set up, and takes each code once', async () => {
    const admin = await app.signedIn('quantri');
    const begun = await admin.post<{ secret: string; uri: string }>('/api/profile/second-factor');
    const { secret } = begun.body;
    expect(begun.body.uri).toContain(secret);
    const totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) });
    const wrong = await admin.post('/api/profile/second-factor/confirm', { secret, code: '000000' });
    expect(wrong.status).toBe(400);
    const now = Date.now();
    const previous = totp.generate({ timestamp: now - 30_000 });
    expect((await admin.post('/api/profile/second-factor/confirm', { secret, code: previous })).status).toBe(200);

    expect((await signIn('quantri', PRACTICE_PASSWORD)).body).toMatchObject({ rejection: { rule: 'AUTH-5' } });
    const code = totp.generate({ timestamp: now });
    expect((await signIn('quantri', PRACTICE_PASSWORD, code)).status).toBe(200);
    const again = await signIn('quantri', PRACTICE_PASSWORD, code);
    expect(again.body).toMatchObject({ rejection: { rule: 'AUTH-5', details: { wrong: true } } });
    const account = await app.db.account.findUniqueOrThrow({ where: { signInName: 'quantri' } });
    expect(account.otpSecret).not.toContain(secret);
    await app.db.account.update({ where: { id: account.id }, data: { otpSecret: null, failedSignIns: 0 } });
  });

  it('[AUTH-12] keeps only hashes of tokens and passwords', async () => {
    const client = await app.signedIn('chutich');
    const [token = ''] = client.cookie.split('=').slice(1);
    const dump = JSON.stringify([await app.db.session.findMany(), await app.db.account.findMany()]);
    expect(token.length).toBeGreaterThan(40);
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(PRACTICE_PASSWORD);
  });
});

describe('forgery', () => {
  it('[AUTH-4] refuses a change without the token, with a foreign one, and from another site', async () => {
    const client = await app.signedIn('anh.tuan');
    const token = client.csrfToken;
    const change = { locale: 'en' };
    client.csrfToken = undefined;
    expect((await client.send('PATCH', '/api/profile', change)).body).toMatchObject({ rejection: { rule: 'AUTH-4' } });
    client.csrfToken = 'x'.repeat(43);
    expect((await client.send('PATCH', '/api/profile', change)).status).toBe(403);
    client.csrfToken = token;
    for (const origin of ['https://other.example', 'null']) {
      expect((await client.send('PATCH', '/api/profile', change, { origin })).status).toBe(403);
    }
    const own = await client.send('PATCH', '/api/profile', change, { origin: app.url });
    expect(own.body).toMatchObject({ locale: 'en' });
  });

  it('[AUTH-4] refuses a sign-in form that another site sends', async () => {
    const body = { signInName: 'chutich', password: PRACTICE_PASSWORD };
    const answer = await app.visitor().send('POST', '/api/session', body, { origin: 'https://other.example' });
    expect(answer.body).toMatchObject({ rejection: { rule: 'AUTH-4' } });
  });
});

describe('end of a session', () => {
  it('[AUTH-7] ends with signing out, and its socket with it', async () => {
    const client = await app.signedIn('sy.nguyen');
    const socket = await new MeetingClient({ url: app.url, cookie: client.cookie }, app.meetingId).enter();
    const gone = new Promise((resolve) => socket.on('disconnect', resolve));
    await client.send('DELETE', '/api/session');
    await gone;
    socket.close();
    expect((await client.get('/api/session')).body).toMatchObject({ kind: 'none' });
  });

  it('[AUTH-7] ends everywhere at once', async () => {
    const [tablet, desk] = await Promise.all([app.signedIn('minh.nguyet'), app.signedIn('minh.nguyet')]);
    await desk.send('DELETE', '/api/sessions');
    expect((await tablet.get('/api/meetings')).status).toBe(401);
  });

  it('[AUTH-7] ends after two hours without use and after twelve in all', async () => {
    const client = await app.signedIn('ngoc.diep');
    const { accountId } = await app.db.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    const idle = new Date(Date.now() - policy.sessionIdleMs - 1000);
    await app.db.session.updateMany({ where: { accountId }, data: { lastSeenAt: idle } });
    expect((await client.get('/api/meetings')).status).toBe(401);
    const later = await app.signedIn('ngoc.diep');
    await app.db.session.updateMany({ where: { accountId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await later.get('/api/meetings')).status).toBe(401);
  });

  it('[AUTH-7] a new sign-in in the same browser ends the old session', async () => {
    const client = await app.signedIn('huu.phuoc');
    const old = app.visitor();
    old.takeCookie(client.cookie);
    await client.signIn('huu.phuoc', PRACTICE_PASSWORD);
    expect((await old.get('/api/session')).body).toMatchObject({ kind: 'none' });
  });
});

describe('accounts', () => {
  it('[AUTH-8] takes only good passwords, after the current one', async () => {
    const client = await app.signedIn('khachmoi');
    const change = (current: string, next: string) => client.post('/api/profile/password', { current, next });
    expect((await change(PRACTICE_PASSWORD, 'ngan')).body).toMatchObject({ rejection: { rule: 'AUTH-8' } });
    expect((await change('sai', 'Mot-Mat-Khau-Dai-9')).body).toMatchObject({ rejection: { rule: 'AUTH-2' } });
    expect((await change(PRACTICE_PASSWORD, 'Mot-Mat-Khau-Dai-9')).status).toBe(200);
    expect((await signIn('khachmoi', PRACTICE_PASSWORD)).status).toBe(401);
  });

  it('[AUTH-11] are made and closed by an admin of the organisation, nobody else', async () => {
    const account = {
      signInName: 'nguoi.moi',
      password: 'Mat-Khau-Dau-2026',
      honorific: 'Bà',
      name: 'Người Mới',
      title: '',
      unitName: 'Văn phòng UBND tỉnh',
      organisationRole: 'member',
    };
    const member = await app.signedIn('chutich');
    expect((await member.post('/api/accounts', account)).status).toBe(403);
    const admin = await app.signedIn('quantri');
    const made = await admin.post<{ accountId: string }>('/api/accounts', account);
    expect(made.status).toBe(201);
    expect((await admin.post('/api/accounts', account)).body).toMatchObject({ rejection: { rule: 'AUTH-11' } });
    const client = app.visitor();
    await client.signIn('nguoi.moi', account.password);
    await admin.send('PATCH', `/api/accounts/${made.body.accountId}`, { disabled: true });
    expect((await client.get('/api/meetings')).status).toBe(401);
    expect((await signIn('nguoi.moi', account.password)).body).toMatchObject({ rejection: { rule: 'AUTH-2' } });
  });

  it('finds people of the organisation without accents', async () => {
    const client = await app.signedIn('thuky');
    const found = await client.get<{ accounts: { name: string }[] }>('/api/accounts?search=duc%20lam');
    expect(found.body.accounts.map(({ name }) => name)).toEqual(['Phùng Đức Lâm']);
    const all = await client.get<{ accounts: { name: string }[] }>('/api/accounts?search=');
    expect(all.body.accounts.length).toBeGreaterThan(10);
    expect(JSON.stringify(all.body)).not.toContain('Màn hình');
  });
});
