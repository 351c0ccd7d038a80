import type { Database } from './client.ts';

/** A stored session with the account behind it; a seat has a participant, a screen only a meeting. */
export type StoredSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;

export type NewSession = {
  readonly tokenHash: string;
  readonly csrfToken: string;
  readonly userAgent: string;
  readonly expiresAt: Date;
  readonly accountId?: string;
  readonly meetingId?: string;
  readonly participantId?: string;
  readonly secondFactor?: boolean;
};

/** Stores a new session. */
export async function addSession(db: Database, session: NewSession): Promise<void> {
  await db.session.create({ data: session });
}

/** The session of a token's hash, with its account and organisation; null when there is none. */
export function findSession(db: Database, tokenHash: string) {
  return db.session.findUnique({
    where: { tokenHash },
    include: { account: { include: { organisation: true } } },
  });
}

/** Notes that sessions are in use. */
export async function touchSessions(db: Database, tokenHashes: readonly string[], at: Date): Promise<void> {
  await db.session.updateMany({ where: { tokenHash: { in: [...tokenHashes] } }, data: { lastSeenAt: at } });
}

/** Which of these sessions may still be used: there, not expired, seen since `idleSince`, account not disabled. */
export async function aliveSessions(
  db: Database,
  tokenHashes: readonly string[],
  now: Date,
  idleSince: Date,
): Promise<Set<string>> {
  const rows = await db.session.findMany({
    where: {
      tokenHash: { in: [...tokenHashes] },
      expiresAt: { gt: now },
      lastSeenAt: { gt: idleSince },
      OR: [{ accountId: null }, { account: { disabledAt: null } }],
    },
    select: { tokenHash: true },
  });
  return new Set(rows.map(({ tokenHash }) => tokenHash));
}

/** Ends one session. */
export async function endSession(db: Database, tokenHash: string): Promise<void> {
  await db.session.deleteMany({ where: { tokenHash } });
}

/** Ends all sessions of an account, but one if given; answers the hashes of those ended. */
export async function endSessionsOf(db: Database, accountId: string, except?: string): Promise<string[]> {
  const where = { accountId, ...(except === undefined ? {} : { tokenHash: { not: except } }) };
  const ended = await db.session.findMany({ where, select: { tokenHash: true } });
  await db.session.deleteMany({ where });
  return ended.map(({ tokenHash }) => tokenHash);
}

/** Tablets that sit in a meeting: whose place each stands for, since when, on what device. */
export function seatsOf(db: Database, meetingId: string, now: Date) {
  return db.session.findMany({
    where: { meetingId, participantId: { not: null }, expiresAt: { gt: now } },
    select: { participantId: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: { createdAt: 'asc' },
  });
}

/** Ends the tablets of one participant of a meeting; answers the hashes of those ended. */
export async function endSeats(db: Database, meetingId: string, participantId: string): Promise<string[]> {
  const where = { meetingId, participantId };
  const ended = await db.session.findMany({ where, select: { tokenHash: true } });
  await db.session.deleteMany({ where });
  return ended.map(({ tokenHash }) => tokenHash);
}

/** Removes what can't be used any more. */
export async function removeOldSessions(db: Database, now: Date, idleSince: Date): Promise<void> {
  await db.session.deleteMany({ where: { OR: [{ expiresAt: { lt: now } }, { lastSeenAt: { lt: idleSince } }] } });
}

/** Meetings that a display was granted. */
export async function grantedMeetings(db: Database, accountId: string): Promise<string[]> {
  const rows = await db.screenGrant.findMany({ where: { accountId }, select: { meetingId: true } });
  return rows.map(({ meetingId }) => meetingId);
}

/** Lets a display show a meeting. */
export async function grantScreen(db: Database, meetingId: string, accountId: string): Promise<void> {
  await db.screenGrant.upsert({
    where: { meetingId_accountId: { meetingId, accountId } },
    create: { meetingId, accountId },
    update: {},
  });
}
