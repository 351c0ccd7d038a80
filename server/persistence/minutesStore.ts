import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as Y from 'yjs';
import { MinutesBlock } from '#protocol/minutes.ts';
import type { Database, Tx } from './client.ts';
import { blocksOf, type DraftedBlock, mergeDraft } from './minutesDocument.ts';

/** Name of the shared document of a meeting's minutes. */
export const minutesDocumentName = (meetingId: string): string => `minutes/${meetingId}`;

async function loadDoc(tx: Tx, meetingId: string): Promise<Y.Doc> {
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

/** The paragraphs of the minutes as everything durable says; a stroke of the last tenth of a second may be missing. */
export async function readMinutes(tx: Tx, meetingId: string): Promise<MinutesBlock[]> {
  return blocksOf(await loadDoc(tx, meetingId));
}

/**
 * Writes a newer draft into the shared document, one writer at a time over all processes, and tells those who have it
 * open. Answers how many paragraphs stand there now.
 */
export async function saveDraft(db: Database, meetingId: string, draft: readonly DraftedBlock[]): Promise<number> {
  const name = minutesDocumentName(meetingId);
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
    const doc = await loadDoc(tx, meetingId);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    mergeDraft(doc, draft);
    const blocks = blocksOf(doc).length;
    doc.destroy();
    if (updates.length > 0) {
      const update = Y.mergeUpdates(updates);
      await tx.sharedDocument.upsert({ where: { name }, create: { name }, update: { updatedAt: new Date() } });
      await tx.documentUpdate.create({ data: { name, data: new Uint8Array(update) } });
      // No process is named: the one that drafts may have the document open too.
      await tx.$executeRaw`SELECT pg_notify('document', ${JSON.stringify({ name, processId: '' })})`;
    }
    return blocks;
  });
}

/** Hash by which an approved text is known: SHA-256 over the canonical JSON (RFC 8785) of its paragraphs. */
function hashOf(blocks: readonly MinutesBlock[]): string {
  const plain = blocks.map(({ kind, itemId, text }) => ({ kind, itemId, text: text.normalize('NFC') }));
  return createHash('sha256')
    .update(canonicalize(plain) ?? '')
    .digest('hex');
}

/** Keeps an approved text for good; answers its hash. */
export async function freezeMinutes(
  tx: Tx,
  frozen: { meetingId: string; version: number; blocks: MinutesBlock[] },
): Promise<string> {
  const textHash = hashOf(frozen.blocks);
  await tx.minutesVersion.create({ data: { ...frozen, textHash } });
  return textHash;
}

/** The paragraphs of an approved version, or null. */
export async function frozenMinutes(db: Database, meetingId: string, version: number): Promise<MinutesBlock[] | null> {
  const row = await db.minutesVersion.findUnique({ where: { meetingId_version: { meetingId, version } } });
  return row === null ? null : MinutesBlock.array().parse(row.blocks);
}

/** The paragraphs as they stand now, outside of a transaction. */
export function currentMinutes(db: Database, meetingId: string): Promise<MinutesBlock[]> {
  return db.$transaction((tx) => readMinutes(tx, meetingId));
}
