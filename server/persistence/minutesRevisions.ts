import { isDeepStrictEqual } from 'node:util';
import type * as Y from 'yjs';
import { Rejected } from '#domain/rejected.ts';
import type { MinutesVersionKind, MinutesVersionSummary } from '#protocol/minutes.ts';
import type { Database, Tx } from './client.ts';
import { paragraphsOf, peoplesWords, restoreParagraphs } from './minutesDocument.ts';
import { acceptedWords, EMPTIED, type Paragraph } from './minutesParagraph.ts';
import { changeMinutes, loadMinutes } from './minutesUpdates.ts';

type Kept = { readonly kind: MinutesVersionKind; readonly name: string; readonly by: readonly string[] };

async function newest(tx: Tx, meetingId: string): Promise<{ number: number; content: Paragraph[] } | null> {
  const [row] = await tx.$queryRaw<{ number: number; content: Paragraph[] }[]>`
    SELECT "number", "content" FROM "MinutesRevision" WHERE "meetingId" = ${meetingId} ORDER BY "number" DESC LIMIT 1`;
  return row ?? null;
}

async function write(tx: Tx, meetingId: string, content: readonly Paragraph[], kept: Kept): Promise<number> {
  const number = ((await newest(tx, meetingId))?.number ?? 0) + 1;
  const { kind, name, by } = kept;
  await tx.$executeRaw`
    INSERT INTO "MinutesRevision" ("meetingId", "number", "kind", "name", "by", "content")
    VALUES (${meetingId}, ${number}, ${kind}, ${name}, ${[...by]}, ${JSON.stringify(content)}::jsonb)`;
  return number;
}

async function lock(tx: Tx, meetingId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`revision/${meetingId}`}, 0))`;
}

/** Keeps the minutes as they stand as the next version; answers its number (DESK-12). */
export async function keepRevision(tx: Tx, meetingId: string, kept: Kept): Promise<number> {
  await lock(tx, meetingId);
  return write(tx, meetingId, paragraphsOf(await loadMinutes(tx, meetingId)), kept);
}

/** Keeps a version unless the newest one holds the same: for those that nobody asked for. */
export async function keepChanged(tx: Tx, meetingId: string, kept: Kept): Promise<void> {
  await lock(tx, meetingId);
  const content = paragraphsOf(await loadMinutes(tx, meetingId));
  const last = await newest(tx, meetingId);
  if (content.length > 0 && !isDeepStrictEqual(last?.content, JSON.parse(JSON.stringify(content)))) {
    await write(tx, meetingId, content, kept);
  }
}

/** Before a newer draft: keeps what people have written, unless a version holds it already. */
export async function keepBeforeDraft(tx: Tx, meetingId: string, doc: Y.Doc): Promise<void> {
  const content = paragraphsOf(doc);
  const own = peoplesWords(content);
  if (own.length === 0) {
    return;
  }
  await lock(tx, meetingId);
  const last = (await newest(tx, meetingId))?.content ?? [];
  if (!isDeepStrictEqual(peoplesWords(last), JSON.parse(JSON.stringify(own)))) {
    await write(tx, meetingId, content, { kind: 'draft', name: '', by: [] });
  }
}

async function contentOf(tx: Tx, meetingId: string, number: number): Promise<Paragraph[]> {
  const [row] = await tx.$queryRaw<{ content: Paragraph[] }[]>`
    SELECT "content" FROM "MinutesRevision" WHERE "meetingId" = ${meetingId} AND "number" = ${number}`;
  if (row === undefined) {
    throw new Rejected('not_found', 'DESK-14');
  }
  return row.content;
}

/** Brings a version back into the shared document; what stood there is kept before, the outcome after (DESK-14). Answers the new version's number. */
export async function restoreRevision(tx: Tx, meetingId: string, number: number, by: string): Promise<number> {
  const content = await contentOf(tx, meetingId, number);
  await keepChanged(tx, meetingId, { kind: 'before_restore', name: String(number), by: [by] });
  const doc = await changeMinutes(tx, meetingId, (now) => restoreParagraphs(now, content));
  return write(tx, meetingId, paragraphsOf(doc), { kind: 'restored', name: String(number), by: [by] });
}

/** The kept versions, the newest first. */
export async function revisionsOf(db: Database, meetingId: string): Promise<MinutesVersionSummary[]> {
  const rows = await db.$queryRaw<(Omit<MinutesVersionSummary, 'at'> & { createdAt: Date })[]>`
    SELECT "number", "kind", "name", "by", "createdAt"
    FROM "MinutesRevision" WHERE "meetingId" = ${meetingId} ORDER BY "number" DESC`;
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: createdAt.toISOString() }));
}

/** The paragraphs of a version with their accepted words, as the history shows them. */
export async function revisionText(
  db: Database,
  meetingId: string,
  number: number,
): Promise<{ blockId: string; text: string }[]> {
  const content = await contentOf(db, meetingId, number);
  return content
    .filter(({ attributes, runs }) => attributes[EMPTIED] === undefined || acceptedWords(runs) !== '')
    .map(({ attributes, runs }) => ({ blockId: attributes.blockId ?? '', text: acceptedWords(runs) }));
}
