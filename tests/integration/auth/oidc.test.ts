import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import type { HttpClient } from '#tests/support/httpClient.ts';
import { startOpenIdProvider } from '#tests/support/openIdProvider.ts';

let app: TestApp;
let provider: Awaited<ReturnType<typeof startOpenIdProvider>>;

beforeAll(async () => {
  provider = await startOpenIdProvider('nghi-su');
  app = await startApp({
    env: { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'nghi-su', OIDC_CLIENT_SECRET: 'a secret of both' },
  });
  await app.db.account.update({ where: { signInName: 'mai.huong' }, data: { email: 'Huong@LacGiang.gov.vn' } });
});

afterAll(async () => {
  await app.close();
  provider.close();
});

/** Walks the browser to the provider and back; answers the last step. */
async function signOn(browser: HttpClient, change: (back: URL) => URL = (back) => back) {
  const start = await browser.get('/api/oidc/start');
  expect(start.status).toBe(302);
  const authorised = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' });
  const back = change(new URL(authorised.headers.get('location') ?? ''));
  return browser.get(back.pathname + back.search);
}

const who = (email: string, verified = true) => {
  provider.person = { sub: email, email, email_verified: verified };
};

it('[AUTH-14] lets in whom the provider vouches for by a verified address', async () => {
  who('huong@lacgiang.gov.vn');
  const browser = app.visitor();
  expect((await browser.get('/api/session')).body).toMatchObject({ kind: 'none', singleSignOn: true });
  const answer = await signOn(browser);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
  expect((await browser.get('/api/session')).body).toMatchObject({
    kind: 'account',
    account: { name: 'Lương Thị Mai Hương' },
  });
});

it('[AUTH-14] lets nobody in by an unverified or unknown address', async () => {
  const refused = { rejection: { code: 'unauthenticated', rule: 'AUTH-14' } };
  who('huong@lacgiang.gov.vn', false);
  expect((await signOn(app.visitor())).body).toMatchObject(refused);
  who('ai.do@khac.gov.vn');
  expect((await signOn(app.visitor())).body).toMatchObject(refused);
});

it('[AUTH-14] takes no answer that belongs to another browser, another try, or nobody', async () => {
  const refused = { rejection: { code: 'unauthenticated', rule: 'AUTH-14' } };
  who('huong@lacgiang.gov.vn');
  const forged = await signOn(app.visitor(), (back) => {
    back.searchParams.set('state', 'another');
    return back;
  });
  expect(forged.body).toMatchObject(refused);
  expect((await app.visitor().get('/api/oidc/callback?code=x&state=y')).body).toMatchObject(refused);
  const [one, two] = [app.visitor(), app.visitor()];
  await two.get('/api/oidc/start');
  let stolen = '';
  await signOn(one, (back) => {
    stolen = back.pathname + back.search;
    return back;
  });
  expect((await two.get(stolen)).body).toMatchObject(refused);
});
