import { randomUUID } from 'node:crypto';
import type { OrganisationRole } from '#protocol/roles.ts';
import { hashPassword } from '#server/auth/secrets.ts';
import type { Database } from '#server/persistence/client.ts';
import type { SampleMeeting } from './sample.ts';

export const ORGANISATION_ID = 'lac-giang';

/** One password for all practice accounts; they exist only where PRACTICE is on, and are printed at every start. */
export const PRACTICE_PASSWORD = 'Lac-Giang-2026';

/** Names under which the people of the sample meeting sign in. */
export const signInNames: Readonly<Record<string, string>> = {
  P01: 'chutich',
  P02: 'mai.huong',
  P03: 'tructuyen',
  P04: 'thanhvien',
  P05: 'minh.nguyet',
  P06: 'sy.nguyen',
  P07: 'thu.trang',
  P08: 'huu.phuoc',
  P09: 'anh.tuan',
  P10: 'khachmoi',
  P11: 'ngoc.diep',
  P12: 'thuky',
};

const organisers = new Set(['P09', 'P12']);

type Person = {
  readonly signInName: string;
  readonly honorific: string;
  readonly name: string;
  readonly title: string;
  readonly unitName: string;
  readonly organisationRole: OrganisationRole;
  readonly headsUnit: boolean;
};

/** Heads of units of the sample meeting; the others of a unit have their own work only. */
const heads = new Set(['P01', 'P04', 'P05', 'P06', 'P07', 'P08', 'P09', 'P10']);

function peopleOf(sample: SampleMeeting): Person[] {
  const people = sample.participants.map((person) => ({
    signInName: signInNames[person.id] ?? person.id.toLowerCase(),
    honorific: person.honorific,
    name: person.name,
    title: person.title,
    unitName: person.unit,
    organisationRole: organisers.has(person.id) ? ('organiser' as const) : ('member' as const),
    headsUnit: heads.has(person.id),
  }));
  const office = { honorific: '', unitName: 'Văn phòng UBND tỉnh', headsUnit: false };
  return [
    ...people,
    {
      ...office,
      signInName: 'quantri',
      name: 'Quản trị đơn vị',
      title: 'Cán bộ quản trị',
      organisationRole: 'unit_admin',
    },
    {
      ...{ signInName: 'chuyenvien', honorific: 'Bà', name: 'Vũ Thị Hạnh', title: 'Chuyên viên Sở Tài chính' },
      ...{ unitName: 'Sở Tài chính', organisationRole: 'member', headsUnit: false },
    },
    { ...office, signInName: 'manhinh', name: 'Màn hình phòng họp số 2', title: '', organisationRole: 'display' },
  ];
}

async function seedUnits(db: Database, sample: SampleMeeting): Promise<Map<string, string>> {
  const names = [
    ...new Set([...Object.values(sample.agency.unit_aliases), ...sample.participants.map(({ unit }) => unit)]),
  ];
  for (const name of names) {
    const aliases = Object.entries(sample.agency.unit_aliases).flatMap(([alias, full]) =>
      full === name ? [alias] : [],
    );
    await db.unit.upsert({
      where: { organisationId_name: { organisationId: ORGANISATION_ID, name } },
      create: { id: randomUUID(), organisationId: ORGANISATION_ID, name, aliases },
      update: {},
    });
  }
  const units = await db.unit.findMany({ where: { organisationId: ORGANISATION_ID } });
  return new Map(units.map(({ id, name }) => [name, id]));
}

/**
 * Makes organisation, units and accounts of the sample meeting where they aren't yet; what somebody has changed since
 * stays. Answers the account ids by sign-in name.
 */
export async function seedAccounts(db: Database, sample: SampleMeeting): Promise<Map<string, string>> {
  const { short_name: name, place } = sample.agency;
  const organisation = {
    id: ORGANISATION_ID,
    name: sample.agency.name,
    shortName: name,
    code: sample.agency.code,
    place,
  };
  await db.organisation.upsert({ where: { id: ORGANISATION_ID }, create: organisation, update: {} });
  const units = await seedUnits(db, sample);
  const people = peopleOf(sample);
  const known = await db.account.findMany({
    where: { signInName: { in: people.map(({ signInName }) => signInName) } },
    select: { id: true, signInName: true },
  });
  const ids = new Map(known.map((account) => [account.signInName, account.id]));
  for (const person of people.filter(({ signInName }) => !ids.has(signInName))) {
    const id = randomUUID();
    const passwordHash = await hashPassword(PRACTICE_PASSWORD);
    const unitId = units.get(person.unitName) ?? null;
    await db.account.create({ data: { ...person, id, organisationId: ORGANISATION_ID, passwordHash, unitId } });
    ids.set(person.signInName, id);
  }
  return ids;
}
