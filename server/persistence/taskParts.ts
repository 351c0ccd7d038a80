import { randomUUID } from 'node:crypto';
import type { Tx } from './client.ts';
import type { StoredTask } from './tasks.ts';

export type NewPart = {
  readonly accountId: string;
  readonly action: string;
  readonly dueDay: Date | null;
  readonly actorAccountId: string;
};

/** Makes a part of a task for somebody of its unit, and answers its id. */
export async function addPart(tx: Tx, whole: StoredTask, part: NewPart): Promise<string> {
  const { organisationId, meetingId, itemId, quote, segmentIds, source, leadUnit, classified, priority, id } = whole;
  const due = part.dueDay ?? whole.dueDay;
  const made = await tx.task.create({
    data: {
      ...{ id: randomUUID(), parentId: id, leadAccountId: part.accountId, action: part.action },
      ...{ organisationId, meetingId, itemId, quote, segmentIds, source, leadUnit, classified, priority },
      ...{ dueDay: due, originalDueDay: due, dueBoundary: part.dueDay === null ? whole.dueBoundary : 'by' },
      events: { create: { name: 'delegated', data: {}, actorAccountId: part.actorAccountId } },
    },
  });
  return made.id;
}

const OPEN = ['assigned', 'accepted', 'in_progress', 'reported'];

/** Cancels the open parts of a task that is taken away as a whole. */
export async function cancelParts(tx: Tx, taskId: string, actorAccountId: string, reason: string): Promise<void> {
  const open = await tx.task.findMany({ where: { parentId: taskId, status: { in: OPEN } }, select: { id: true } });
  const ids = open.map(({ id }) => id);
  await tx.task.updateMany({ where: { id: { in: ids } }, data: { status: 'cancelled' } });
  await tx.taskEvent.createMany({
    data: ids.map((id) => ({ taskId: id, name: 'cancel', data: { reason }, actorAccountId })),
  });
}

/** Somebody of a unit whom work can be given to. */
export type Colleague = { readonly accountId: string; readonly name: string; readonly title: string };

/** Who of a unit a part can be given to; the one who gives it isn't among them. */
export async function colleaguesIn(
  tx: Pick<Tx, 'account'>,
  unit: { organisationId: string; unitName: string },
  except: string,
): Promise<Colleague[]> {
  const rows = await tx.account.findMany({
    where: { ...unit, disabledAt: null, organisationRole: { in: ['member', 'organiser'] }, id: { not: except } },
    select: { id: true, honorific: true, name: true, title: true },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ id, honorific, name, title }) => ({
    accountId: id,
    name: `${honorific} ${name}`.trim(),
    title,
  }));
}
