import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { officialPaper, renderDocx } from '#recorder/documents/index.ts';
import { DiskBlobStore } from '#server/files/blobStore.ts';
import { type IntakeParts, takeIn } from '#server/files/intake.ts';
import { PdfThread } from '#server/files/pdfThread.ts';
import { silentLogger } from '#server/logging/logger.ts';
import { openDatabase } from '#server/persistence/client.ts';
import { testDatabase } from '#tests/support/database.ts';

it('[PAPER-10] refuses an office file with the way out where LibreOffice is missing', async () => {
  await using database = await testDatabase();
  const root = await mkdtemp(path.join(tmpdir(), 'nghi-su-office-test-'));
  const blobs = new DiskBlobStore(root);
  await blobs.prepare();
  const db = openDatabase(database.url, 1);
  const limits = { maxBytes: 1_000_000, maxPages: 10 };
  const parts: IntakeParts = { db, blobs, pdf: new PdfThread(), log: silentLogger, office: async () => null, limits };
  const docx = await renderDocx(
    officialPaper({
      number: '1/BC-STC',
      date: '2026-11-20',
      kind: 'Báo cáo',
      title: 'Thử',
      authorUnit: 'Sở Tài chính',
      parentAgency: null,
      place: 'Lạc Giang',
      content: 'Một dòng.',
      signer: null,
    }),
  );
  const incoming = { meetingId: 'M', uploadedBy: 'P12', fileName: 'a.docx', versionId: 'V1' };
  await expect(takeIn(parts, Readable.from([Buffer.from(docx)]), incoming)).rejects.toMatchObject({
    code: 'unavailable',
    rule: 'PAPER-10',
  });
  await parts.pdf.close();
  await db.$disconnect();
  await rm(root, { recursive: true });
});
