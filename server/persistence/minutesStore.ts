import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { MinutesBlock } from '#protocol/minutes.ts';
import type { Database, Tx } from './client.ts';
import { blocksOf, type DraftedBlock, mergeDraft } from './minutesDocument.ts';
import { keepBeforeDraft } from './minutesRevisions.ts';
import { changeMinutes, loadMinutes, minutesDocumentName } from './minutesUpdates.ts';

export { minutesDocumentName };

/** The paragraphs of the minutes as everything durable says; a stroke of the last tenth of a second may be missing. */
export async function readMinutes(tx: Tx, meetingId: string): Promise<MinutesBlock[]> {
  return blocksOf(await loadMinutes(tx, meetingId));
}

/**
 * Writes a newer draft into the shared document, one writer at a time over all processes, and tells those who have it
 * open. What people had written until then is kept as a version. Answers how many paragraphs stand there now.
 */
export async function saveDraft(db: Database, meetingId: string, draft: readonly DraftedBlock[]): Promise<number> {
  return db.$transaction(async (tx) => {
    const doc = await changeMinutes(tx, meetingId, async (now) => {
      await keepBeforeDraft(tx, meetingId, now);
      mergeDraft(now, draft);
    });
    return blocksOf(doc).length;
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
