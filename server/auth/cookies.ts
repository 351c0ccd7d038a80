import { parseCookie, stringifySetCookie } from 'cookie';

/** Over HTTPS the name itself demands a secure cookie of this host alone; plain HTTP exists on the machine itself only. */
const SECURE = '__Host-nghisu';
const PLAIN = 'nghisu';

/** The session tokens that a Cookie header may hold, the secure one first. */
export function tokensIn(cookieHeader: string | undefined): string[] {
  if (cookieHeader === undefined) {
    return [];
  }
  const cookies = parseCookie(cookieHeader);
  return [cookies[SECURE], cookies[PLAIN]].filter((token) => token !== undefined && token !== '') as string[];
}

/** The Set-Cookie header that gives a browser its token; `maxAgeMs` 0 takes it away. */
export function tokenCookie(token: string, secure: boolean, maxAgeMs: number): string {
  return stringifySetCookie({
    name: secure ? SECURE : PLAIN,
    value: token,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    maxAge: Math.floor(maxAgeMs / 1000),
  });
}
