import { foldTones } from '#domain/text.ts';
import type { Database, Tx } from './client.ts';

export type Upload = {
  readonly versionId: string;
  readonly meetingId: string;
  readonly uploadedBy: string;
  readonly fileName: string;
  readonly originalHash: string;
  readonly originalType: string;
  readonly pdfHash: string;
  readonly bytes: number;
  readonly pages: number;
};

/** A checked upload with the text of its pages, or null. */
export function findUpload(db: Database | Tx, versionId: string): Promise<Upload | null> {
  return db.paperUpload.findUnique({ where: { versionId } });
}

/** Saves a checked upload and the text of its pages in one transaction. */
export async function saveUpload(db: Database, upload: Upload, pageTexts: readonly string[]): Promise<void> {
  const texts = pageTexts.map((text, index) => ({ page: index + 1, text, folded: foldTones(text) }));
  await db.paperUpload.create({ data: { ...upload, texts: { createMany: { data: texts } } } });
}

/** Text of one page as it stands on it, or null. */
export async function pageText(db: Database, versionId: string, page: number): Promise<string | null> {
  const row = await db.paperPage.findUnique({ where: { versionId_page: { versionId, page } } });
  return row?.text ?? null;
}

export type PageHit = { readonly versionId: string; readonly page: number; readonly text: string };

/**
 * Pages of the given versions whose text has all words of the query, tones ignored, best first. The caller passes only
 * versions that the person may read: rights come before retrieval.
 */
export function searchPages(
  db: Database,
  versionIds: readonly string[],
  query: string,
  limit = 50,
): Promise<PageHit[]> {
  const words = foldTones(query);
  return db.$queryRaw<PageHit[]>`
    SELECT "versionId", "page", "text"
    FROM "PaperPage"
    WHERE "versionId" = ANY(${[...versionIds]}) AND to_tsvector('simple', "folded") @@ plainto_tsquery('simple', ${words})
    ORDER BY ts_rank(to_tsvector('simple', "folded"), plainto_tsquery('simple', ${words})) DESC, "page"
    LIMIT ${limit}`;
}
