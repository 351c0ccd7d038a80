import { Rejected } from '#domain/rejected.ts';

/** How long sessions last and how failures are answered (domain guide §4.3). Times in milliseconds. */
export const policy = {
  /** Unused for so long, a session ends; an open meeting counts as use. */
  sessionIdleMs: 2 * 3_600_000,
  sessionLongestMs: 12 * 3_600_000,
  /** A seat's tablet stays for a whole day of meeting. */
  seatLongestMs: 14 * 3_600_000,
  /** How long a code shown on a screen may be used, and after how long the screen shows the next one. */
  codeRenewMs: 60_000,
  codeLastsMs: 90_000,
  /** A guest gets the link beforehand. */
  guestCodeLastsMs: 48 * 3_600_000,
  freeFailures: 4,
  firstWaitMs: 15_000,
  longestWaitMs: 15 * 60_000,
  passwordLength: 14,
  passwordLengthWithSecondFactor: 8,
} as const;

/**
 * AUTH-3: how long an account must wait after its n-th failure in a row: nothing at first, then fifteen seconds, doubled
 * with every further failure up to a quarter of an hour.
 */
export function waitAfter(failures: number): number {
  const beyond = failures - policy.freeFailures;
  return beyond <= 0 ? 0 : Math.min(policy.firstWaitMs * 2 ** (beyond - 1), policy.longestWaitMs);
}

/** AUTH-8: whether a new password is good enough: fourteen characters of three kinds, or eight beside a second factor. */
export function isGoodPassword(password: string, withSecondFactor: boolean): boolean {
  if (withSecondFactor) {
    return password.length >= policy.passwordLengthWithSecondFactor;
  }
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(password)).length;
  return password.length >= policy.passwordLength && kinds >= 3;
}

/** @throws {Rejected} AUTH-8 for a new password that isn't good enough. */
export function requireGoodPassword(password: string, withSecondFactor: boolean): void {
  if (!isGoodPassword(password, withSecondFactor)) {
    throw new Rejected('invalid_payload', 'AUTH-8');
  }
}
