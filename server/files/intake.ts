import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { fileTypeFromFile } from 'file-type';
import { Rejected } from '#domain/rejected.ts';
import type { Logger } from '#server/logging/logger.ts';
import type { Database } from '#server/persistence/client.ts';
import { saveUpload } from '#server/persistence/paperStore.ts';
import { PAPER_ARCHIVE, requireSoundArchive } from './archive.ts';
import { type BlobStore, type StagedBlob, TooLargeError } from './blobStore.ts';
import { officeTypes, withPdf } from './office.ts';
import { PdfError } from './pdfReader.ts';
import type { PdfThread } from './pdfThread.ts';
import { looksSecret } from './secrecy.ts';

export type IntakeParts = {
  readonly db: Database;
  readonly blobs: BlobStore;
  readonly pdf: PdfThread;
  readonly log: Logger;
  /** Finds LibreOffice on this machine, or null. */
  readonly office: () => Promise<string | null>;
  readonly limits: { readonly maxBytes: number; readonly maxPages: number };
};

export type Incoming = {
  readonly meetingId: string;
  readonly uploadedBy: string;
  readonly fileName: string;
  readonly versionId: string;
};

export type Taken = {
  readonly versionId: string;
  readonly pages: number;
  readonly bytes: number;
  readonly fileName: string;
};

const PDF = 'application/pdf';

async function receive(parts: IntakeParts, source: Readable): Promise<StagedBlob> {
  try {
    return await parts.blobs.stage(source, parts.limits.maxBytes);
  } catch (error) {
    if (error instanceof TooLargeError) {
      throw new Rejected('too_large', 'PAPER-8', { maxBytes: parts.limits.maxBytes });
    }
    throw error;
  }
}

/** The PDF that is read: the upload itself, or what LibreOffice makes of it. What a file is, its content says, not its name. */
async function asPdf(parts: IntakeParts, original: StagedBlob): Promise<{ type: string; pdf: StagedBlob }> {
  const file = original.path;
  const type = (await fileTypeFromFile(file))?.mime ?? 'unknown';
  if (type === PDF) {
    return { type, pdf: original };
  }
  const ending = officeTypes[type];
  if (ending === undefined) {
    throw new Rejected('invalid_payload', 'PAPER-9', { type });
  }
  await requireSoundArchive(file, PAPER_ARCHIVE).catch((error: unknown) => {
    parts.log.warn({ err: error, type }, 'an office file may not be unpacked');
    throw new Rejected('invalid_payload', 'PAPER-20');
  });
  const office = await parts.office();
  if (office === null) {
    throw new Rejected('unavailable', 'PAPER-10', { type });
  }
  try {
    return { type, pdf: await withPdf({ office }, file, ending, (pdf) => receive(parts, createReadStream(pdf))) };
  } catch (error) {
    parts.log.warn({ err: error, type }, 'an office file could not be converted');
    throw new Rejected('invalid_payload', 'PAPER-11', { fault: 'broken' });
  }
}

async function readText(parts: IntakeParts, pdf: StagedBlob): Promise<string[]> {
  try {
    return await parts.pdf.read(pdf.path, parts.limits.maxPages);
  } catch (error) {
    if (error instanceof PdfError) {
      throw new Rejected('invalid_payload', 'PAPER-11', { fault: error.fault, maxPages: parts.limits.maxPages });
    }
    throw error;
  }
}

/**
 * Takes in an uploaded file: size while it streams, type by content, Office to PDF, encrypted or broken files refused with
 * the reason, secrecy stamps refused (SEC-BM2), stored once by hash, text of each page kept for search. Answers after
 * everything is durable; of a refused file nothing stays.
 */
export async function takeIn(parts: IntakeParts, source: Readable, incoming: Incoming): Promise<Taken> {
  const original = await receive(parts, source);
  const staged = [original];
  try {
    const { type, pdf } = await asPdf(parts, original);
    staged.push(pdf);
    return await keep(parts, incoming, { type, original, pdf });
  } finally {
    await Promise.all(staged.map(({ drop }) => drop()));
  }
}

type Judged = { readonly type: string; readonly original: StagedBlob; readonly pdf: StagedBlob };

async function keep(parts: IntakeParts, incoming: Incoming, { type, original, pdf }: Judged): Promise<Taken> {
  const texts = await readText(parts, pdf);
  if (looksSecret(texts)) {
    parts.log.warn({ meetingId: incoming.meetingId }, 'an upload bears a secrecy stamp and was refused');
    throw new Rejected('forbidden', 'PAPER-12');
  }
  await original.keep();
  if (pdf !== original) {
    await pdf.keep();
  }
  const { fileName, versionId } = incoming;
  const upload = {
    ...incoming,
    originalHash: original.hash,
    originalType: type,
    pdfHash: pdf.hash,
    bytes: pdf.bytes,
    pages: texts.length,
  };
  await saveUpload(parts.db, upload, texts);
  return { versionId, pages: texts.length, bytes: pdf.bytes, fileName };
}
