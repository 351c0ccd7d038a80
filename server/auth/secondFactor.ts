import { Secret, TOTP } from 'otpauth';

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Nghi Su',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    secret: Secret.fromBase32(secret),
  });
}

/** A new secret for an authenticator app (RFC 6238), in base 32, and the address its QR code holds. */
export function newSecondFactor(signInName: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: totp(secret, signInName).toString() };
}

/**
 * The period number in which a six-digit code is valid (one period of 30 s earlier or later is let through), or null.
 * The caller keeps the number, so that a code seen over a shoulder can't be used once more.
 */
export function periodOf(secret: string, code: string, nowMs: number): number | null {
  const delta = totp(secret, '').validate({ token: code, timestamp: nowMs, window: 1 });
  return delta === null ? null : Math.floor(nowMs / 30_000) + delta;
}
