import { randomUUID } from 'node:crypto';
import type { Request, Router } from 'express';
import type { z } from 'zod';
import { Rejected } from '#domain/rejected.ts';
import { AccountChange, type ManagedAccount, NewAccount } from '#protocol/http.ts';
import { requireGoodPassword } from '#server/auth/policy.ts';
import { hashPassword } from '#server/auth/secrets.ts';
import type { ServerParts } from '#server/parts.ts';
import {
  type StoredAccount as Account,
  addAccount,
  changeManaged,
  findAccount,
  managedAccounts,
} from '#server/persistence/accounts.ts';
import type { Database } from '#server/persistence/client.ts';
import { param, parsed } from './answers.ts';
import { requireAccount } from './visitor.ts';

/** Accounts are made and closed by the admins of their organisation. */
function requireAdmin(request: Request) {
  const session = requireAccount(request);
  if (!['unit_admin', 'system_admin'].includes(session.account.organisationRole)) {
    throw new Rejected('forbidden', 'RIGHTS-1');
  }
  return session;
}

const isHigher = (organisationRole: string, admin: Account): boolean =>
  organisationRole === 'system_admin' && admin.organisationRole !== 'system_admin';

/** What the admins of an organisation do with its accounts: see all of them, make, close and open them. */
export function administration(router: Router, { db, auth }: ServerParts): void {
  router.get('/accounts/managed', async (request, response) => {
    const { account } = requireAdmin(request);
    const accounts = await managedAccounts(db, account.organisationId);
    response.json({ accounts: accounts.map((row) => managedOf(row, account)) });
  });
  router.post('/accounts', async (request, response) => {
    const { account } = requireAdmin(request);
    const { password, ...given } = parsed(NewAccount, request.body);
    requireGoodPassword(password, false);
    if (isHigher(given.organisationRole, account)) {
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
    const change = parsed(AccountChange, request.body);
    await changeManaged(db, account, await changesFor(account, change));
    const keysChanged = change.disabled !== undefined || change.password !== undefined || change.withoutSecondFactor;
    if (keysChanged) {
      await auth.endAll(account.id);
    }
    response.json({});
  });
}

/** An account that this admin may change: of the same organisation, not the own one, not a higher admin's. */
async function requireManaged(db: Database, admin: Account, accountId: string): Promise<Account> {
  const account = await findAccount(db, accountId);
  if (
    account === null ||
    isHigher(account.organisationRole, admin) ||
    account.organisationId !== admin.organisationId ||
    account.id === admin.id
  ) {
    throw new Rejected('not_found', 'AUTH-11');
  }
  return account;
}

type Row = Awaited<ReturnType<typeof managedAccounts>>[number];

function managedOf({ id, otpSecret, disabledAt, organisationRole, ...rest }: Row, admin: Account): ManagedAccount {
  return {
    ...rest,
    accountId: id,
    organisationRole: organisationRole as ManagedAccount['organisationRole'],
    secondFactor: otpSecret !== null,
    disabled: disabledAt !== null,
    mayChange: id !== admin.id && !isHigher(organisationRole, admin),
  };
}

async function changesFor(account: Account, change: z.output<typeof AccountChange>) {
  const { disabled, password, headsUnit, withoutSecondFactor = false } = change;
  const changes = {
    ...(headsUnit === undefined ? {} : { headsUnit }),
    ...(disabled === undefined ? {} : { disabledAt: disabled ? new Date() : null }),
    ...(withoutSecondFactor ? { otpSecret: null } : {}),
  };
  if (password === undefined) {
    return changes;
  }
  requireGoodPassword(password, account.otpSecret !== null && !withoutSecondFactor);
  return { ...changes, passwordHash: await hashPassword(password), failedSignIns: 0, lockedUntil: null };
}
