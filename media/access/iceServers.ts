import { createHmac } from 'node:crypto';

/** TURN servers as configured; the secret is the one of their REST API (time-limited credentials). */
export interface TurnSettings {
  readonly urls: readonly string[];
  readonly secret: string | undefined;
}

export interface IceServer {
  readonly urls: string[];
  readonly username?: string;
  readonly credential?: string;
}

const CREDENTIAL_SECONDS = 12 * 3600;

/**
 * The TURN servers a client is told, with a credential of its own for twelve hours (draft-uberti-behave-turn-rest, as coturn's
 * `use-auth-secret` has it: user name = end of validity and name, password = HMAC-SHA1 of it).
 *
 * @param now server clock, ms
 */
export function iceServersFor(turn: TurnSettings | undefined, name: string, now: number): IceServer[] {
  if (!turn) {
    return [];
  }
  const urls = [...turn.urls];
  if (!turn.secret) {
    return [{ urls }];
  }
  const username = `${Math.floor(now / 1000) + CREDENTIAL_SECONDS}:${name}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return [{ urls, username, credential }];
}
