import { randomUUID } from 'node:crypto';
import { type Request, Router } from 'express';
import { z } from 'zod';
import { Rejected } from '#domain/rejected.ts';
import { foldTones } from '#domain/text.ts';
import { NewAccount, PasswordChange, ProfileChanges } from '#protocol/http.ts';
import { isGoodPassword } from '#server/auth/policy.ts';
import { newSecondFactor, periodOf } from '#server/auth/secondFactor.ts';
import { hashPassword, isPassword, seal } from '#server/auth/secrets.ts';
import type { ServerParts } from '#server/parts.ts';
import { addAccount, changeAccount, claimPeriod, directoryOf, findAccount } from '#server/persistence/accounts.ts';
import type { Database } from '#server/persistence/client.ts';
import { param, parsed } from './answers.ts';
import { summaryOf, triesPerMinute } from './session.ts';
import { requireAccount } from './visitor.ts';

const MOST_FOUND = 20;
const Search = z.string().max(100).default('');
const SecondFactor = z.strictObject({
  secret: z.string().regex(/^[A-Z2-7]{16,64}$/),
  code: z.string().regex(/^\d{6}$/),
});
const OwnPassword = z.strictObject({ password: z.string().max(200) });
const AccountChange = z.strictObject({
  disabled: z.boolean().optional(),
  password: z.string().max(200).optional(),
  headsUnit: z.boolean().optional(),
});

function requireGood(password: string, withSecondFactor: boolean): void {
  if (!isGoodPassword(password, withSecondFactor)) {
    throw new Rejected('invalid_payload', 'AUTH-8');
  }
}

async function requireOwnPassword(stored: string, given: string): Promise<void> {
  if (!(await isPassword(stored, given))) {
    throw new Rejected('forbidden', 'AUTH-2');
  }
}

/** Accounts are made and closed by the admins of their organisation. */
function requireAdmin(request: Request) {
  const session = requireAccount(request);
  if (!['unit_admin', 'system_admin'].includes(session.account.organisationRole)) {
    throw new Rejected('forbidden', 'RIGHTS-1');
  }
  return session;
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
    response.json(summaryOf(requireAccount(request).account));
  });
  router.patch('/profile', async (request, response) => {
    const { id } = requireAccount(request).account;
    const changes = Object.entries(parsed(ProfileChanges, request.body)).filter(([, value]) => value !== undefined);
    await changeAccount(db, id, Object.fromEntries(changes));
    const account = await findAccount(db, id);
    response.json(account === null ? {} : summaryOf(account));
  });
  router.post('/profile/password', triesPerMinute(10), async (request, response) => {
    const { account, tokenHash } = requireAccount(request);
    const { current, next } = parsed(PasswordChange, request.body);
    await requireOwnPassword(account.passwordHash, current);
    requireGood(next, account.otpSecret !== null);
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

function administration(router: Router, { db, auth }: ServerParts): void {
  router.post('/accounts', async (request, response) => {
    const { account } = requireAdmin(request);
    const { password, ...given } = parsed(NewAccount, request.body);
    requireGood(password, false);
    if (given.organisationRole === 'system_admin' && account.organisationRole !== 'system_admin') {
      throw new Rejected('forbidden', 'RIGHTS-1');
    }
    const id = randomUUID();
    const { organisationId } = account;
    if (!(await addAccount(db, { ...given, id, organisationId, passwordHash: await hashPassword(password) }))) {
      throw new Rejected('conflict', 'AUTH-11');
    }
    response.status(201).json({ accountId: id });
  });
  router.patch('/accounts/:accountId', async (request, response) => {
    const account = await requireManaged(db, requireAdmin(request).account, param(request, 'accountId'));
    await changeAccount(db, account.id, await changesFor(account, parsed(AccountChange, request.body)));
    await auth.endAll(account.id);
    response.json({});
  });
}

type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

/** An account that this admin may change: of the same organisation, not the own one, not a higher admin's. */
async function requireManaged(db: Database, admin: Account, accountId: string): Promise<Account> {
  const account = await findAccount(db, accountId);
  const higher = account?.organisationRole === 'system_admin' && admin.organisationRole !== 'system_admin';
  if (account === null || higher || account.organisationId !== admin.organisationId || account.id === admin.id) {
    throw new Rejected('not_found', 'AUTH-11');
  }
  return account;
}

async function changesFor(account: Account, { disabled, password, headsUnit }: z.output<typeof AccountChange>) {
  const heading = headsUnit === undefined ? {} : { headsUnit };
  const closing = { ...heading, ...(disabled === undefined ? {} : { disabledAt: disabled ? new Date() : null }) };
  if (password === undefined) {
    return closing;
  }
  requireGood(password, account.otpSecret !== null);
  return { ...closing, passwordHash: await hashPassword(password), failedSignIns: 0, lockedUntil: null };
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
