import { STEWARDS } from '#protocol/roles.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Database, Tx } from './client.ts';

/** What somebody's right to a task hangs on. */
export type TaskPerson = {
  readonly accountId: string;
  readonly unitName: string;
  /** Answers for the whole unit. */
  readonly headsUnit: boolean;
};

/** Somebody whom the reader stands in for today ("thay mặt"). */
export type StoodInFor = TaskPerson & { readonly scope: 'report' | 'answer' };

/** Who asks for tasks: the rights are part of the query, so that no list ever holds a row its reader may not see. */
export type TaskReader = TaskPerson & {
  readonly organisationId: string;
  readonly organiser: boolean;
  readonly standsFor: readonly StoodInFor[];
};

async function stewardedMeetings(db: Database | Tx, accountId: string): Promise<ReadonlySet<string>> {
  const seats = await db.meetingSeat.findMany({
    where: { accountId, role: { in: [...STEWARDS] } },
    select: { meetingId: true },
  });
  return new Set(seats.map(({ meetingId }) => meetingId));
}

/** Tasks that a person leads, gave parts of, or helps with; the head of a unit all of the unit's. */
function concerning({ accountId, unitName, headsUnit }: TaskPerson): Prisma.TaskWhereInput[] {
  const ofUnit: Prisma.TaskWhereInput[] = [
    headsUnit ? { leadUnit: unitName } : { leadUnit: unitName, leadAccountId: null },
    { coordinatingUnits: { has: unitName } },
  ];
  return [
    { leadAccountId: accountId },
    { parent: { is: { leadAccountId: accountId } } },
    ...(unitName === '' ? [] : ofUnit),
  ];
}

/**
 * TASK-3: who leads (the person, the head of the unit, a stand-in of either), who coordinates, the stewards of the meeting it
 * came from, and organisers of the agency.
 */
export async function visible(db: Database | Tx, reader: TaskReader): Promise<Prisma.TaskWhereInput> {
  const meetings = await stewardedMeetings(db, reader.accountId);
  const own = [reader, ...reader.standsFor].flatMap(concerning);
  const seen = [...own, { meetingId: { in: [...meetings] } }];
  return { organisationId: reader.organisationId, ...(reader.organiser ? {} : { OR: seen }) };
}

/** TASK-18: a part is listed and counted for who it was given to; everybody else has it within the whole task. */
export const listed = ({ accountId }: TaskReader): Prisma.TaskWhereInput => ({
  OR: [{ parentId: null }, { leadAccountId: accountId }],
});

/** Tells for each task whether somebody runs its office: steward of its meeting, or organiser of its agency. */
export async function officeOf(
  db: Database | Tx,
  reader: TaskReader,
): Promise<(task: { readonly meetingId: string | null }) => boolean> {
  if (reader.organiser) {
    return () => true;
  }
  const meetings = await stewardedMeetings(db, reader.accountId);
  return ({ meetingId }) => meetingId !== null && meetings.has(meetingId);
}
