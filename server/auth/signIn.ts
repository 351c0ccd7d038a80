import type { z } from 'zod';
import { Rejected } from '#domain/rejected.ts';
import type { SignIn } from '#protocol/http.ts';
import type { ServerParts } from '#server/parts.ts';
import * as accounts from '#server/persistence/accounts.ts';
import { waitAfter } from './policy.ts';
import { periodOf } from './secondFactor.ts';
import { hashPassword, isPassword, unseal } from './secrets.ts';

type Given = z.output<typeof SignIn>;
type Account = accounts.StoredAccount;

/** Verified for names that don't exist, so that the time of the answer doesn't tell which names do. */
let decoy: Promise<string> | undefined;

/**
 * Checks a sign-in by password and, where set up, second factor; answers the account.
 * @throws {Rejected} AUTH-2 wrong name or password, AUTH-3 wait (details.waitSeconds), AUTH-5 second factor needed or wrong.
 */
export async function checkSignIn(parts: Pick<ServerParts, 'db' | 'auth' | 'log'>, given: Given): Promise<Account> {
  const account = await accounts.findAccountByName(parts.db, given.signInName);
  requireNotWaiting(account);
  decoy ??= hashPassword('không ai dùng mật khẩu này');
  const right = await isPassword(account?.passwordHash ?? (await decoy), given.password);
  if (account === null || account.disabledAt !== null) {
    throw new Rejected('unauthenticated', 'AUTH-2');
  }
  if (!right) {
    await noteFailure(parts, account.id);
    throw new Rejected('unauthenticated', 'AUTH-2');
  }
  await requireSecondFactor(parts, account, given.otp);
  if (account.failedSignIns > 0 || account.lockedUntil !== null) {
    await accounts.changeAccount(parts.db, account.id, { failedSignIns: 0, lockedUntil: null });
  }
  return account;
}

function requireNotWaiting(account: Account | null): void {
  const waitMs = (account?.lockedUntil?.getTime() ?? 0) - Date.now();
  if (waitMs > 0) {
    throw new Rejected('too_many_requests', 'AUTH-3', { waitSeconds: Math.ceil(waitMs / 1000) });
  }
}

/** AUTH-5: where a second factor is set up, its code of now is needed; asking for it isn't counted as a failure. */
async function requireSecondFactor(
  parts: Pick<ServerParts, 'db' | 'auth' | 'log'>,
  { id, otpSecret }: Account,
  otp: string | undefined,
): Promise<void> {
  if (otpSecret === null) {
    return;
  }
  if (otp === undefined) {
    throw new Rejected('unauthenticated', 'AUTH-5');
  }
  const period = periodOf(unseal(parts.auth.key, otpSecret), otp, Date.now());
  if (period === null || !(await accounts.claimPeriod(parts.db, id, period))) {
    await noteFailure(parts, id);
    throw new Rejected('unauthenticated', 'AUTH-5', { wrong: true });
  }
}

/** Counts a failure; from the fifth in a row on the account waits, longer each time. */
async function noteFailure({ db, log }: Pick<ServerParts, 'db' | 'log'>, accountId: string): Promise<void> {
  const failures = await accounts.countFailure(db, accountId);
  const waitMs = waitAfter(failures);
  log.warn({ accountId, failures, waitMs }, 'sign-in failed');
  if (waitMs > 0) {
    await accounts.changeAccount(db, accountId, { lockedUntil: new Date(Date.now() + waitMs) });
  }
}
