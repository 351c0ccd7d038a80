import { Router } from 'express';
import { z } from 'zod';
import { Rejected } from '#domain/rejected.ts';
import { foldTones } from '#domain/text.ts';
import { type OwnProfile, PasswordChange, ProfileChanges } from '#protocol/http.ts';
import { requireGoodPassword } from '#server/auth/policy.ts';
import { newSecondFactor, periodOf } from '#server/auth/secondFactor.ts';
import { hashPassword, isPassword, seal } from '#server/auth/secrets.ts';
import type { ServerParts } from '#server/parts.ts';
import { changeAccount, claimPeriod, directoryOf, findAccount } from '#server/persistence/accounts.ts';
import { administration } from './accountAdmin.ts';
import { parsed } from './answers.ts';
import { summaryOf, triesPerMinute } from './session.ts';
import { requireAccount } from './visitor.ts';

const MOST_FOUND = 20;
const Search = z.string().max(100).default('');
const SecondFactor = z.strictObject({
  secret: z.string().regex(/^[A-Z2-7]{16,64}$/),
  code: z.string().regex(/^\d{6}$/),
});
const OwnPassword = z.strictObject({ password: z.string().max(200) });

async function requireOwnPassword(stored: string, given: string): Promise<void> {
  if (!(await isPassword(stored, given))) {
    throw new Rejected('forbidden', 'AUTH-2');
  }
}

function directory(router: Router, { db }: ServerParts): void {
  router.get('/accounts', async (request, response) => {
    const { account } = requireAccount(request);
    const words = foldTones(parsed(Search, request.query.search)).split(/\s+/).filter(Boolean);
    const everyone = await directoryOf(db, account.organisationId);
    const found = everyone.filter((person) => {
      const text = foldTones(`${person.name} ${person.title} ${person.unitName}`);
      return words.every((word) => text.includes(word));
    });
    response.json({ accounts: found.slice(0, MOST_FOUND).map(({ id, ...rest }) => ({ accountId: id, ...rest })) });
  });
}

function profile(router: Router, { db, auth }: ServerParts): void {
  router.get('/profile', (request, response) => {
    const { account } = requireAccount(request);
    response.json({ ...summaryOf(account), email: account.email } satisfies OwnProfile);
  });
  router.patch('/profile', async (request, response) => {
    const { id } = requireAccount(request).account;
    const changes = Object.entries(parsed(ProfileChanges, request.body)).filter(([, value]) => value !== undefined);
    await changeAccount(db, id, Object.fromEntries(changes));
    const account = await findAccount(db, id);
    response.json(account === null ? {} : ({ ...summaryOf(account), email: account.email } satisfies OwnProfile));
  });
  router.post('/profile/password', triesPerMinute(10), async (request, response) => {
    const { account, tokenHash } = requireAccount(request);
    const { current, next } = parsed(PasswordChange, request.body);
    await requireOwnPassword(account.passwordHash, current);
    requireGoodPassword(next, account.otpSecret !== null);
    await changeAccount(db, account.id, { passwordHash: await hashPassword(next) });
    await auth.endAll(account.id, tokenHash);
    response.json({});
  });
}

function secondFactor(router: Router, { db, auth }: ServerParts): void {
  router.post('/profile/second-factor', (request, response) => {
    response.json(newSecondFactor(requireAccount(request).account.signInName));
  });
  router.post('/profile/second-factor/confirm', triesPerMinute(10), async (request, response) => {
    const { account, tokenHash } = requireAccount(request);
    const { secret, code } = parsed(SecondFactor, request.body);
    const period = periodOf(secret, code, Date.now());
    if (period === null || !(await claimPeriod(db, account.id, period))) {
      throw new Rejected('invalid_payload', 'AUTH-5', { wrong: true });
    }
    await changeAccount(db, account.id, { otpSecret: seal(auth.key, secret) });
    await auth.endAll(account.id, tokenHash);
    response.json({});
  });
  router.delete('/profile/second-factor', triesPerMinute(10), async (request, response) => {
    const { account } = requireAccount(request);
    await requireOwnPassword(account.passwordHash, parsed(OwnPassword, request.body).password);
    await changeAccount(db, account.id, { otpSecret: null });
    response.json({});
  });
}

/** `/api/accounts` (directory, administration) and `/api/profile` (own data, password, second factor). */
export function accountsRouter(parts: ServerParts): Router {
  const router = Router();
  directory(router, parts);
  profile(router, parts);
  secondFactor(router, parts);
  administration(router, parts);
  return router;
}
