import type { Database } from './client.ts';

export type StoredCode = NonNullable<Awaited<ReturnType<typeof findCode>>>;

export type NewCode = {
  readonly codeHash: string;
  readonly pinHash: string;
  readonly meetingId: string;
  readonly participantId: string | null;
  readonly kind: string;
  readonly expiresAt: Date;
};

/** Stores a code; what of the meeting's codes has long expired goes. */
export async function addCode(db: Database, code: NewCode, now: Date): Promise<void> {
  await db.joinCode.deleteMany({ where: { meetingId: code.meetingId, expiresAt: { lt: now } } });
  await db.joinCode.create({ data: code });
}

/** The code whose long form or short number has this hash; null when there is none. */
export function findCode(db: Database, hash: string) {
  return db.joinCode.findFirst({ where: { OR: [{ codeHash: hash }, { pinHash: hash }] } });
}

/** Counts a look at a code and answers how many there have been. */
export async function countLook(db: Database, codeHash: string): Promise<number> {
  const { attempts } = await db.joinCode.update({
    where: { codeHash },
    data: { attempts: { increment: 1 } },
    select: { attempts: true },
  });
  return attempts;
}

/** Whether a code of this meeting has been used. */
export async function isUsed(db: Database, meetingId: string, codeHash: string): Promise<boolean> {
  const code = await db.joinCode.findFirst({ where: { meetingId, codeHash }, select: { usedAt: true } });
  return code === null || code.usedAt !== null;
}

/** Uses a code up; false when somebody was faster or it has expired. */
export async function consumeCode(db: Database, codeHash: string, now: Date): Promise<boolean> {
  const { count } = await db.joinCode.updateMany({
    where: { codeHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return count === 1;
}

/** Participants of a meeting who already sit at a tablet or device of their own. */
export async function seatedIn(db: Database, meetingId: string, now: Date): Promise<Set<string>> {
  const rows = await db.session.findMany({
    where: { meetingId, participantId: { not: null }, expiresAt: { gt: now } },
    select: { participantId: true },
  });
  return new Set(rows.flatMap(({ participantId }) => participantId ?? []));
}
