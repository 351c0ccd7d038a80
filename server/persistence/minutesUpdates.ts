import * as Y from 'yjs';
import type { Tx } from './client.ts';

/** Name of the shared document of a meeting's minutes. */
export const minutesDocumentName = (meetingId: string): string => `minutes/${meetingId}`;

/** The minutes as everything durable says. */
export async function loadMinutes(tx: Tx, meetingId: string): Promise<Y.Doc> {
  const updates = await tx.documentUpdate.findMany({
    where: { name: minutesDocumentName(meetingId) },
    orderBy: { id: 'asc' },
  });
  const doc = new Y.Doc();
  for (const { data } of updates) {
    Y.applyUpdate(doc, data);
  }
  return doc;
}

/** Changes the minutes from outside of the editor, one writer at a time over all processes; those who have them open are told after the commit. */
export async function changeMinutes(
  tx: Tx,
  meetingId: string,
  change: (doc: Y.Doc) => void | Promise<void>,
): Promise<Y.Doc> {
  const name = minutesDocumentName(meetingId);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
  const doc = await loadMinutes(tx, meetingId);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  await change(doc);
  if (updates.length > 0) {
    const update = Y.mergeUpdates(updates);
    await tx.sharedDocument.upsert({ where: { name }, create: { name }, update: { updatedAt: new Date() } });
    await tx.documentUpdate.create({ data: { name, data: new Uint8Array(update) } });
    // No process is named: the one that writes may have the document open too.
    await tx.$executeRaw`SELECT pg_notify('document', ${JSON.stringify({ name, processId: '' })})`;
  }
  return doc;
}
