import { randomUUID } from 'node:crypto';
import type { Database } from './client.ts';

/** An account with its organisation. */
export type StoredAccount = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

/** The account, or null. */
export function findAccount(db: Database, accountId: string) {
  return db.account.findUnique({ where: { id: accountId }, include: { organisation: true } });
}

/** The account that signs in under a name (lower case), or null. */
export function findAccountByName(db: Database, signInName: string) {
  return db.account.findUnique({ where: { signInName }, include: { organisation: true } });
}

/** The account of an e-mail address that a trusted provider vouches for, or null; ambiguous addresses count as none. */
export async function findAccountByEmail(db: Database, email: string): Promise<StoredAccount | null> {
  const found = await db.account.findMany({
    where: { email: { equals: email, mode: 'insensitive' } },
    include: { organisation: true },
    take: 2,
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Counts a failed sign-in and answers how many there are now; one statement, so that parallel tries are all counted. */
export async function countFailure(db: Database, accountId: string): Promise<number> {
  const { failedSignIns } = await db.account.update({
    where: { id: accountId },
    data: { failedSignIns: { increment: 1 } },
    select: { failedSignIns: true },
  });
  return failedSignIns;
}

/** Notes that the second factor's code of a period is used; false when it, or a later one, was used before. */
export async function claimPeriod(db: Database, accountId: string, period: number): Promise<boolean> {
  const { count } = await db.account.updateMany({
    where: { id: accountId, otpPeriod: { lt: period } },
    data: { otpPeriod: period },
  });
  return count === 1;
}

type AccountChanges = {
  readonly passwordHash?: string;
  readonly otpSecret?: string | null;
  readonly failedSignIns?: number;
  readonly lockedUntil?: Date | null;
  readonly disabledAt?: Date | null;
  readonly headsUnit?: boolean;
  readonly locale?: string;
  readonly honorific?: string;
  readonly title?: string;
  readonly email?: string | null;
};

/** Changes an account. */
export async function changeAccount(db: Database, accountId: string, changes: AccountChanges): Promise<void> {
  await db.account.update({ where: { id: accountId }, data: changes });
}

/**
 * Changes an account as an admin does. A unit has one head: whoever becomes it takes the place of the one before, so that the unit's
 * tasks go to the new one.
 */
export async function changeManaged(
  db: Database,
  { id, organisationId, unitName }: Pick<StoredAccount, 'id' | 'organisationId' | 'unitName'>,
  changes: AccountChanges,
): Promise<void> {
  await db.$transaction(async (tx) => {
    if (changes.headsUnit) {
      const others = { organisationId, unitName, headsUnit: true, id: { not: id } };
      await tx.account.updateMany({ where: others, data: { headsUnit: false } });
    }
    await tx.account.update({ where: { id }, data: changes });
  });
}

export type NewStoredAccount = {
  readonly id: string;
  readonly organisationId: string;
  readonly signInName: string;
  readonly passwordHash: string;
  readonly honorific: string;
  readonly name: string;
  readonly title: string;
  readonly unitName: string;
  readonly organisationRole: string;
  readonly headsUnit?: boolean | undefined;
};

async function isFirstOfUnit(db: Database, { organisationId, unitName }: NewStoredAccount): Promise<boolean> {
  return unitName !== '' && (await db.account.count({ where: { organisationId, unitName, disabledAt: null } })) === 0;
}

/** The unit of that name, made when the agency has none yet: tasks are given to units by their names. */
async function unitIdOf(db: Database, { organisationId, unitName: name }: NewStoredAccount): Promise<string | null> {
  if (name === '') {
    return null;
  }
  const { id } = await db.unit.upsert({
    where: { organisationId_name: { organisationId, name } },
    create: { id: randomUUID(), organisationId, name },
    update: {},
  });
  return id;
}

/**
 * Adds an account, and its unit when that is new; the first one of a unit heads it unless something else is said. False when the
 * name is taken.
 */
export async function addAccount(db: Database, account: NewStoredAccount): Promise<boolean> {
  const headsUnit = account.headsUnit ?? (await isFirstOfUnit(db, account));
  const unitId = await unitIdOf(db, account);
  const { count } = await db.account.createMany({ data: [{ ...account, headsUnit, unitId }], skipDuplicates: true });
  return count === 1;
}

export type NewAgency = {
  /** As in the head of a document: "ỦY BAN NHÂN DÂN TỈNH LẠC GIANG". */
  readonly name: string;
  readonly shortName: string;
  /** Abbreviation in numbers of documents, unique: "UBND". */
  readonly code: string;
  /** Place of the date line. */
  readonly place: string;
};

/** Adds an agency; its id, or null when another has its code. */
export async function addAgency(db: Database, agency: NewAgency): Promise<string | null> {
  const id = randomUUID();
  const { count } = await db.organisation.createMany({ data: [{ id, ...agency }], skipDuplicates: true });
  return count === 1 ? id : null;
}

/** People of an organisation who can be invited, by name. Displays and disabled accounts aren't people to invite. */
export function directoryOf(db: Database, organisationId: string) {
  return db.account.findMany({
    where: { organisationId, disabledAt: null, organisationRole: { not: 'display' } },
    select: { id: true, honorific: true, name: true, title: true, unitName: true },
    orderBy: { name: 'asc' },
  });
}

/** All accounts of an organisation, closed ones and displays too, by unit and name. */
export function managedAccounts(db: Database, organisationId: string) {
  return db.account.findMany({
    where: { organisationId },
    select: {
      ...{ id: true, signInName: true, honorific: true, name: true, title: true, unitName: true },
      ...{ organisationRole: true, headsUnit: true, otpSecret: true, disabledAt: true },
    },
    orderBy: [{ unitName: 'asc' }, { name: 'asc' }],
  });
}
