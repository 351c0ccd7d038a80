import { describe, expect, it } from 'vitest';
import { tokenCookie, tokensIn } from '#server/auth/cookies.ts';
import { isGoodPassword, waitAfter } from '#server/auth/policy.ts';
import { newSecondFactor, periodOf } from '#server/auth/secondFactor.ts';
import { hashPassword, hashPin, isPassword, isSame, newPin, seal, unseal } from '#server/auth/secrets.ts';

describe('waiting', () => {
  it('[AUTH-3] begins with the fifth failure and doubles up to a quarter of an hour', () => {
    expect([1, 4, 5, 6, 7, 10, 11, 12, 50].map(waitAfter)).toEqual([
      0, 0, 15_000, 30_000, 60_000, 480_000, 900_000, 900_000, 900_000,
    ]);
  });
});

describe('passwords', () => {
  it.each([
    ['Lac-Giang-2026', false, true],
    ['lacgiang2026lacgiang', false, false],
    ['Ngắn-2026', false, false],
    ['Ngắn-2026', true, true],
    ['ngan', true, false],
  ])('[AUTH-8] %s with second factor %s: %s', (password, withSecondFactor, good) => {
    expect(isGoodPassword(password, withSecondFactor)).toBe(good);
  });

  it('[AUTH-12] are stored as argon2id, salted', async () => {
    const [one, two] = await Promise.all([hashPassword('Một mật khẩu dài'), hashPassword('Một mật khẩu dài')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await isPassword(one, 'Một mật khẩu dài'.normalize('NFD'))).toBe(true);
    expect(await isPassword(one, 'mật khẩu khác')).toBe(false);
  });
});

describe('secrets', () => {
  it('[AUTH-12] are sealed: unreadable, bound to their key, not to be changed', () => {
    const sealed = seal('a key', 'JBSWY3DPEHPK3PXP');
    expect(unseal('a key', sealed)).toBe('JBSWY3DPEHPK3PXP');
    expect(sealed).not.toContain('JBSWY3');
    expect(() => unseal('another key', sealed)).toThrow();
    const other = sealed.startsWith('A') ? 'B' : 'A';
    expect(() => unseal('a key', `${other}${sealed.slice(1)}`)).toThrow();
  });

  it('[AUTH-9] short numbers have eight digits and a keyed hash', () => {
    expect(newPin()).toMatch(/^\d{8}$/);
    expect(hashPin('one', '12345678')).not.toBe(hashPin('two', '12345678'));
    expect(isSame('x', 'x')).toBe(true);
    expect(isSame('x', 'xy')).toBe(false);
  });

  it('[AUTH-5] codes of the second factor hold one period before and after', () => {
    const { secret } = newSecondFactor('quantri');
    expect(periodOf(secret, '000000', 0)).toBeNull();
    expect(newSecondFactor('quantri').uri).toMatch(/^otpauth:\/\/totp\/Nghi%20Su:quantri\?/);
  });
});

describe('cookies', () => {
  it('[AUTH-1] are for this site’s pages only and never for scripts', () => {
    const secure = tokenCookie('abc', true, 60_000);
    expect(secure).toMatch(/^__Host-nghisu=abc;/);
    for (const mark of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=60']) {
      expect(secure).toContain(mark);
    }
    expect(tokenCookie('abc', false, 60_000)).not.toContain('Secure');
    expect(tokensIn('nghisu=plain; other=1; __Host-nghisu=safe')).toEqual(['safe', 'plain']);
    expect(tokensIn(undefined)).toEqual([]);
  });
});
