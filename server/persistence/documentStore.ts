import * as Y from 'yjs';
import type { Database } from './client.ts';

/** Updates past this number are merged into one when a document is opened. */
const MERGE_ABOVE = 100;

export type StoredUpdate = { readonly id: bigint; readonly data: Uint8Array };

/** Updates of a shared document after an id, in the order they were saved. */
export async function updatesAfter(db: Database, name: string, after: bigint): Promise<StoredUpdate[]> {
  return db.documentUpdate.findMany({
    where: { name, id: { gt: after } },
    orderBy: { id: 'asc' },
    select: { id: true, data: true },
  });
}

/** Saves one update durably, and tells other processes that follow the document. */
export async function saveUpdate(db: Database, name: string, data: Uint8Array, processId: string): Promise<bigint> {
  return db.$transaction(async (tx) => {
    const now = new Date();
    await tx.sharedDocument.upsert({ where: { name }, create: { name, updatedAt: now }, update: { updatedAt: now } });
    const { id } = await tx.documentUpdate.create({ data: { name, data: new Uint8Array(data) }, select: { id: true } });
    const notice = JSON.stringify({ name, processId });
    await tx.$executeRaw`SELECT pg_notify('document', ${notice})`;
    return id;
  });
}

/** Loads a shared document; many small updates are merged into one first. Answers the id of the last update in it. */
export async function loadDocument(db: Database, name: string, doc: Y.Doc, origin: unknown): Promise<bigint> {
  const updates = await updatesAfter(db, name, 0n);
  for (const { data } of updates) {
    Y.applyUpdate(doc, data, origin);
  }
  if (updates.length > MERGE_ABOVE) {
    await mergeUpdates(db, name, updates);
  }
  return updates.at(-1)?.id ?? 0n;
}

/** Replaces updates by their merge, under the id of the last so that followers lose nothing. */
async function mergeUpdates(db: Database, name: string, updates: readonly StoredUpdate[]): Promise<void> {
  const merged = Y.mergeUpdates(updates.map(({ data }) => data));
  const ids = updates.map(({ id }) => id);
  const last = ids.at(-1);
  if (last === undefined) {
    return;
  }
  await db.$transaction([
    db.documentUpdate.deleteMany({ where: { name, id: { in: ids.slice(0, -1) } } }),
    db.documentUpdate.update({ where: { id: last }, data: { data: new Uint8Array(merged) } }),
  ]);
}
