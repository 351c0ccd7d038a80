import { PRACTICE_PASSWORD } from '#prisma/seed/accounts.ts';
import { HttpClient } from '#tests/support/httpClient.ts';

/** Connections of one session, below the limit of the gateway. */
const CONNECTIONS_EACH = 20;

/** Cookies of as many fresh sessions of an account as that many devices need; device n takes cookie n modulo their number. */
export async function cookiesFor(url: string, signInName: string, devices: number): Promise<string[]> {
  const cookies: string[] = [];
  while (cookies.length * CONNECTIONS_EACH < devices) {
    const browser = new HttpClient(url);
    await browser.signIn(signInName, PRACTICE_PASSWORD);
    cookies.push(browser.cookie);
  }
  return cookies;
}
