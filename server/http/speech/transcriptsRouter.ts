import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { Rejected } from '#domain/rejected.ts';
import { Instant } from '#protocol/ids.ts';
import type { ServerParts } from '#server/parts.ts';
import { importTranscript } from '#server/speech/importTranscript.ts';
import { param, parsed } from '../answers.ts';
import { requireSteward } from '../meetingAccess.ts';

const LARGEST = '20mb';
const Query = z.object({ startedAt: Instant.optional(), speakers: z.enum(['floor', 'open']).default('open') });

/** `POST …/speech/transcripts`: a transcript made elsewhere (txt, srt, vtt, docx) as the request's body becomes segments. */
export function transcriptsRouter(parts: ServerParts): Router {
  const router = Router();
  const body = express.raw({ type: () => true, limit: LARGEST });
  router.post('/meetings/:meetingId/speech/transcripts', body, async (request: Request, response: Response) => {
    const { state } = await requireSteward(parts, request, param(request, 'meetingId'));
    const { startedAt, speakers } = parsed(Query, request.query);
    if (!Buffer.isBuffer(request.body)) {
      throw new Rejected('invalid_payload', 'SPEECH-13');
    }
    const startAt = startedAt === undefined ? null : new Date(startedAt).toISOString();
    const taken = await importTranscript(parts.timeline, state, { bytes: request.body, startAt, speakers });
    response.status(201).json(taken);
  });
  return router;
}
