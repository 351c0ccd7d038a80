import { z } from 'zod';
import { byName, defineCommand, defineEvent } from './define.ts';
import { AgendaItemId, Day, isFreeKey, line, Nothing, ParticipantId, prose } from './ids.ts';

export const PaperId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  .refine(isFreeKey, 'reserved');
/** A stored version of a paper; made by the upload. */
export const PaperVersionId = PaperId;

/** Importance of a paper within its item. */
export const PaperRole = z.enum(['main', 'summary', 'reference']);

/** What a paper is, as its cover says (glossary: tài liệu họp, số ký hiệu, trích yếu). */
export const PaperDetails = z.strictObject({
  title: line(300),
  /** Kind of document in Vietnamese administrative use ("Báo cáo", "Tờ trình"). */
  kind: z.string().max(80),
  number: z.string().max(60),
  documentDay: Day.nullable(),
  unit: z.string().max(200),
  role: PaperRole,
  itemId: AgendaItemId.nullable(),
  /** Participants who may read it besides the stewards; null for everyone in the meeting. */
  readerIds: z.array(ParticipantId).max(500).nullable(),
  /** Taken back from the tablets when the meeting closes. */
  recallAtClose: z.boolean(),
});
export type PaperDetails = z.infer<typeof PaperDetails>;

/** One stored version: what was uploaded, and the PDF that is read. `bytes` is the size of that PDF. */
export const PaperVersion = z.strictObject({
  versionId: PaperVersionId,
  number: z.int().positive(),
  fileName: z.string().max(255),
  pages: z.int().positive(),
  bytes: z.int().positive(),
});
export type PaperVersion = z.infer<typeof PaperVersion>;

export const PaperStatus = z.enum(['submitted', 'approved', 'rejected', 'released', 'recalled']);
export type PaperStatus = z.infer<typeof PaperStatus>;

const one = z.strictObject({ paperId: PaperId });

/** What a reader learns of a paper. */
export const ReadablePaper = z.strictObject({ paperId: PaperId, details: PaperDetails, version: PaperVersion });
export type ReadablePaper = z.infer<typeof ReadablePaper>;

export const paperCommands = byName(
  defineCommand('paper.submit', {
    payload: z.strictObject({ paperId: PaperId, versionId: PaperVersionId, details: PaperDetails }),
    result: Nothing,
  }),
  defineCommand('paper.addVersion', {
    payload: z.strictObject({ paperId: PaperId, versionId: PaperVersionId }),
    result: Nothing,
  }),
  defineCommand('paper.edit', {
    payload: z.strictObject({ paperId: PaperId, changes: PaperDetails.partial() }),
    result: Nothing,
  }),
  defineCommand('paper.approve', { payload: one, result: Nothing }),
  defineCommand('paper.reject', { payload: z.strictObject({ paperId: PaperId, reason: line(500) }), result: Nothing }),
  defineCommand('paper.release', {
    payload: z.strictObject({ paperIds: z.array(PaperId).min(1).max(200) }),
    result: Nothing,
  }),
  defineCommand('paper.recall', { payload: z.strictObject({ paperId: PaperId, reason: prose(300) }), result: Nothing }),
  defineCommand('paper.opened', { payload: one, result: Nothing }),
);

export const paperEvents = byName(
  defineEvent(
    'paper.submitted',
    'stewards',
    z.strictObject({ paperId: PaperId, details: PaperDetails, version: PaperVersion, by: ParticipantId }),
  ),
  defineEvent(
    'paper.versionAdded',
    'stewards',
    z.strictObject({ paperId: PaperId, version: PaperVersion, by: ParticipantId }),
  ),
  defineEvent('paper.edited', 'stewards', z.strictObject({ paperId: PaperId, changes: PaperDetails.partial() })),
  defineEvent('paper.approved', 'stewards', z.strictObject({ paperId: PaperId, by: ParticipantId })),
  defineEvent(
    'paper.rejected',
    'stewards',
    z.strictObject({ paperId: PaperId, by: ParticipantId, reason: z.string() }),
  ),
  /** The stewards' own mark that a paper is out; what readers learn are the two events below. */
  defineEvent('paper.markedReleased', 'stewards', z.strictObject({ paperId: PaperId, versionId: PaperVersionId })),
  defineEvent('paper.markedRecalled', 'stewards', z.strictObject({ paperId: PaperId, reason: z.string() })),
  defineEvent('paper.released', 'readers', ReadablePaper),
  defineEvent('paper.releasedTo', 'addressedReader', ReadablePaper.extend({ participantId: ParticipantId })),
  defineEvent('paper.recalled', 'readers', z.strictObject({ paperId: PaperId, reason: z.string() })),
  defineEvent(
    'paper.recalledFrom',
    'addressedReader',
    z.strictObject({ participantId: ParticipantId, paperId: PaperId, reason: z.string() }),
  ),
  /** Who opened what for the first time: readiness before the meeting (AC-EC-01). */
  defineEvent('paper.firstOpened', 'stewards', z.strictObject({ paperId: PaperId, readerId: ParticipantId })),
);
