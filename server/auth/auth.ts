import type { OrganisationRole } from '#protocol/roles.ts';
import type { Identity } from '#server/commands/execute.ts';
import type { Config } from '#server/config/config.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { Database } from '#server/persistence/client.ts';
import * as store from '#server/persistence/sessions.ts';
import { tokensIn } from './cookies.ts';
import { policy } from './policy.ts';
import { hashToken, newToken } from './secrets.ts';

/** A session that may be used now. */
export type Session = {
  readonly tokenHash: string;
  readonly csrfToken: string;
  readonly secondFactor: boolean;
  readonly identity: Identity;
  readonly account: store.StoredSession['account'];
};

/** Called with the hashes of sessions that were ended, so that their sockets are closed at once. */
type EndListener = (tokenHashes: readonly string[]) => void;

type Holder =
  | { readonly accountId: string; readonly secondFactor: boolean }
  | { readonly meetingId: string; readonly participantId?: string };

const TOUCH_EVERY_MS = 60_000;

/** Sessions of this server: opening, finding by cookie, ending. */
export class Auth {
  readonly #db: Database;
  readonly #log: Logger;
  readonly #endListeners = new Set<EndListener>();
  /** Encrypts second-factor secrets and keys short codes. */
  readonly key: string;

  constructor(config: Config, db: Database, log: Logger) {
    this.#db = db;
    this.#log = log.child({ part: 'auth' });
    this.key = config.secrets.key;
  }

  /** Opens a session and answers its token, which only the browser keeps. */
  async open(holder: Holder, userAgent: string): Promise<{ token: string; lastsMs: number }> {
    const token = newToken();
    const lastsMs = 'accountId' in holder ? policy.sessionLongestMs : policy.seatLongestMs;
    await store.addSession(this.#db, {
      ...holder,
      tokenHash: hashToken(token),
      csrfToken: newToken(),
      userAgent: userAgent.slice(0, 300),
      expiresAt: new Date(Date.now() + lastsMs),
    });
    this.#log.info({ holder }, 'session opened');
    return { token, lastsMs };
  }

  /** The session that a Cookie header belongs to; null when there is none that may be used. */
  async find(cookieHeader: string | undefined): Promise<Session | null> {
    for (const token of tokensIn(cookieHeader)) {
      const session = await this.#usable(hashToken(token));
      if (session !== null) {
        return session;
      }
    }
    return null;
  }

  /** Who a Cookie header belongs to; null for nobody. For handshakes. */
  async identify(cookieHeader: string | undefined): Promise<Identity | null> {
    return (await this.find(cookieHeader))?.identity ?? null;
  }

  /** Ends one session. */
  async end(tokenHash: string): Promise<void> {
    await store.endSession(this.#db, tokenHash);
    this.#ended([tokenHash]);
  }

  /** Ends all sessions of an account, but the one given. */
  async endAll(accountId: string, except?: string): Promise<void> {
    this.#ended(await store.endSessionsOf(this.#db, accountId, except));
    this.#log.info({ accountId }, 'all sessions ended');
  }

  /** Ends the tablets that stand for one participant of a meeting: one was lost, or claimed by the wrong person. */
  async endSeats(meetingId: string, participantId: string): Promise<void> {
    this.#ended(await store.endSeats(this.#db, meetingId, participantId));
    this.#log.info({ meetingId, participantId }, 'seats ended');
  }

  /** Calls back when sessions are ended in this process. */
  onEnd(listener: EndListener): void {
    this.#endListeners.add(listener);
  }

  /**
   * Which of the sessions behind open sockets may go on; those count as in use. Sessions ended by another process or by
   * time are found out here.
   */
  async stillAlive(tokenHashes: readonly string[]): Promise<Set<string>> {
    const now = Date.now();
    const alive = await store.aliveSessions(this.#db, tokenHashes, new Date(now), new Date(now - policy.sessionIdleMs));
    await store.touchSessions(this.#db, [...alive], new Date(now));
    return alive;
  }

  /** Removes sessions that are over. */
  async tidy(): Promise<void> {
    const now = Date.now();
    await store.removeOldSessions(this.#db, new Date(now), new Date(now - policy.sessionIdleMs));
  }

  #ended(tokenHashes: readonly string[]): void {
    for (const listener of this.#endListeners) {
      listener(tokenHashes);
    }
  }

  async #usable(tokenHash: string): Promise<Session | null> {
    const stored = await store.findSession(this.#db, tokenHash);
    const now = Date.now();
    if (stored === null || isOver(stored, now)) {
      return null;
    }
    if (now - stored.lastSeenAt.getTime() > TOUCH_EVERY_MS) {
      await store.touchSessions(this.#db, [tokenHash], new Date(now));
    }
    const identity = await this.#identityOf(stored);
    const { csrfToken, secondFactor, account } = stored;
    return identity === null ? null : { tokenHash, csrfToken, secondFactor, identity, account };
  }

  async #identityOf(stored: store.StoredSession): Promise<Identity | null> {
    const { account, meetingId, participantId, secondFactor } = stored;
    if (account !== null) {
      const organisationRole = account.organisationRole as OrganisationRole;
      return organisationRole === 'display'
        ? { kind: 'screen', meetingIds: await store.grantedMeetings(this.#db, account.id) }
        : {
            kind: 'account',
            accountId: account.id,
            organisationId: account.organisationId,
            organisationRole,
            secondFactor,
          };
    }
    if (meetingId === null) {
      return null;
    }
    return participantId === null
      ? { kind: 'screen', meetingIds: [meetingId] }
      : { kind: 'seat', meetingId, participantId };
  }
}

function isOver({ expiresAt, lastSeenAt, account }: store.StoredSession, now: number): boolean {
  const idle = now - lastSeenAt.getTime() > policy.sessionIdleMs;
  return expiresAt.getTime() <= now || idle || (account !== null && account.disabledAt !== null);
}
