import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Readable } from 'node:stream';
import { officialPaperPdf } from '#recorder/documents/index.ts';
import { DiskBlobStore } from '#server/files/blobStore.ts';
import { type IntakeParts, takeIn } from '#server/files/intake.ts';
import { findOffice } from '#server/files/office.ts';
import { PdfThread } from '#server/files/pdfThread.ts';
import { silentLogger } from '#server/logging/logger.ts';
import type { Database } from '#server/persistence/client.ts';
import { send, type Written } from './practiceMeeting.ts';
import type { SampleDocument, SampleMeeting } from './sample.ts';

const SECRETARY = 'P12';

async function pdfOf(document: SampleDocument, { agency, participants }: SampleMeeting): Promise<Uint8Array> {
  const signer = participants.find(({ id }) => id === document.presenter);
  return officialPaperPdf({
    number: document.number,
    date: document.date,
    kind: document.kind,
    title: document.title,
    authorUnit: document.author_unit,
    parentAgency: document.author_unit.startsWith('Văn phòng') ? null : agency.short_name,
    place: agency.place,
    content: document.content,
    signer: signer === undefined ? null : { title: signer.title, name: signer.name },
  });
}

async function addPaper(written: Written, parts: IntakeParts, document: SampleDocument): Promise<void> {
  const { stewards } = await written.timeline.state(written.meetingId);
  if (stewards.papers[document.id] === undefined) {
    await submitPaper(written, parts, document);
  }
  await send(written, SECRETARY, 'paper.approve', { paperId: document.id });
}

async function submitPaper(written: Written, parts: IntakeParts, document: SampleDocument): Promise<void> {
  const fileName = `${document.number.replaceAll('/', '-')}.pdf`;
  const incoming = { meetingId: written.meetingId, uploadedBy: SECRETARY, fileName, versionId: randomUUID() };
  const { versionId } = await takeIn(parts, Readable.from([await pdfOf(document, written.sample)]), incoming);
  await send(written, SECRETARY, 'paper.submit', {
    paperId: document.id,
    versionId,
    details: {
      title: document.title,
      kind: document.kind,
      number: document.number,
      documentDay: document.date,
      unit: document.author_unit,
      role: 'main',
      itemId: document.agenda_item,
      readerIds: null,
      recallAtClose: false,
    },
  });
}

/** Puts the sample's papers, printed in official form, into the practice meeting: uploaded, approved, released. */
export async function writePracticePapers(written: Written, db: Database, dataDir: string): Promise<void> {
  const blobs = new DiskBlobStore(path.join(dataDir, 'files'));
  await blobs.prepare();
  const pdf = new PdfThread();
  try {
    const parts: IntakeParts = {
      db,
      blobs,
      pdf,
      log: silentLogger,
      office: findOffice,
      limits: { maxBytes: 100_000_000, maxPages: 100 },
    };
    for (const document of written.sample.documents) {
      await addPaper(written, parts, document);
    }
    await send(written, SECRETARY, 'paper.release', { paperIds: written.sample.documents.map(({ id }) => id) });
  } finally {
    await pdf.close();
  }
}
