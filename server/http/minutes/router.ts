import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { Rejected } from '#domain/rejected.ts';
import { documentFile } from '#recorder/documents/index.ts';
import { type DrafterParts, redraft } from '#server/minutes/drafter.ts';
import { type DocumentKind, officialDocument } from '#server/minutes/officialDocument.ts';
import { mayReadMinutes, minutesText } from '#server/minutes/reading.ts';
import { revisionsOf, revisionText } from '#server/persistence/minutesRevisions.ts';
import { param, parsed } from '../answers.ts';
import { type AccessParts, type Seat, seatOf } from '../papers/access.ts';

export type MinutesParts = DrafterParts & AccessParts;

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

const Kind = z.enum(['minutes', 'notice', 'invitation']);
const Form = z.enum(['docx', 'pdf']);
const VersionNumber = z.coerce.number().int().positive();

function requireMayRead(seat: Seat): void {
  if (!mayReadMinutes(seat)) {
    throw new Rejected('not_found', 'DESK-8');
  }
}

function requireSteward({ steward }: Seat): void {
  if (!steward) {
    throw new Rejected('forbidden', 'RIGHTS-1');
  }
}

async function sendDocument(
  parts: MinutesParts,
  seat: Seat,
  kind: DocumentKind,
  form: 'docx' | 'pdf',
  response: Response,
): Promise<void> {
  const blocks = kind === 'invitation' ? [] : await minutesText(parts.db, seat.state);
  const { document, fileName } = await officialDocument(parts, seat.state, kind, blocks);
  const bytes = await documentFile(document, form);
  response.set({
    'Content-Type': types[form],
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${fileName}.${form}`)}`,
    'Cache-Control': 'private, no-store',
  });
  response.send(Buffer.from(bytes));
}

/** The history of the text, for those who write it. */
function addVersions(router: Router, parts: MinutesParts): void {
  router.get('/meetings/:meetingId/minutes/versions', async (request: Request, response: Response) => {
    const seat = await seatOf(parts, request, param(request, 'meetingId'));
    requireSteward(seat);
    const versions = await revisionsOf(parts.db, seat.state.meetingId);
    response.set('Cache-Control', 'private, no-store').json({ versions });
  });

  router.get('/meetings/:meetingId/minutes/versions/:version', async (request: Request, response: Response) => {
    const seat = await seatOf(parts, request, param(request, 'meetingId'));
    requireSteward(seat);
    const number = parsed(VersionNumber, param(request, 'version'));
    const blocks = await revisionText(parts.db, seat.state.meetingId, number);
    response.set('Cache-Control', 'private, no-store').json({ blocks });
  });
}

/** Addresses of the minutes: the text, its history, a new draft on demand, and the official documents as files. */
export function minutesRouter(parts: MinutesParts): Router {
  const router = Router();
  addVersions(router, parts);

  router.get('/meetings/:meetingId/minutes', async (request: Request, response: Response) => {
    const seat = await seatOf(parts, request, param(request, 'meetingId'));
    requireMayRead(seat);
    response.set('Cache-Control', 'private, no-store').json({ blocks: await minutesText(parts.db, seat.state) });
  });

  router.post('/meetings/:meetingId/minutes/draft', async (request: Request, response: Response) => {
    const seat = await seatOf(parts, request, param(request, 'meetingId'));
    requireSteward(seat);
    await redraft(parts, seat.state.meetingId);
    response.status(204).end();
  });

  router.get('/meetings/:meetingId/documents/:kind.:form', async (request: Request, response: Response) => {
    const seat = await seatOf(parts, request, param(request, 'meetingId'));
    const kind = parsed(Kind, param(request, 'kind'));
    if (kind === 'minutes') {
      requireMayRead(seat);
    } else {
      requireSteward(seat);
    }
    await sendDocument(parts, seat, kind, parsed(Form, param(request, 'form')), response);
  });

  return router;
}
