import { Rejected } from '#domain/rejected.ts';
import type { PaperVersion } from '#protocol/paper.ts';
import type { Tx } from '#server/persistence/client.ts';
import { findUpload } from '#server/persistence/paperStore.ts';

type Wanted = { meetingId: string; versionId: string; by: string; number: number };

/** The processed upload as a version of a paper; refused when it isn't of this meeting or this person (PAPER-5). */
export async function requireUpload(tx: Tx, { meetingId, versionId, by, number }: Wanted): Promise<PaperVersion> {
  const upload = await findUpload(tx, versionId);
  if (upload === null || upload.meetingId !== meetingId || upload.uploadedBy !== by) {
    throw new Rejected('not_found', 'PAPER-5');
  }
  return { versionId, number, fileName: upload.fileName, pages: upload.pages, bytes: upload.bytes };
}
