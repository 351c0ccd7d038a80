import { type Request, type Response, Router } from 'express';
import type { ServerParts } from '#server/parts.ts';
import { speechStatus } from '#server/persistence/speechStore.ts';
import { param } from '../answers.ts';
import { requirePlace } from '../meetingAccess.ts';

/** `GET …/speech/status`: whether words are being written now, for everybody in the meeting. */
export function speechStatusRouter(parts: ServerParts): Router {
  const router = Router();
  router.get('/meetings/:meetingId/speech/status', async (request: Request, response: Response) => {
    await requirePlace(parts, request, param(request, 'meetingId'));
    response.set('Cache-Control', 'no-store').json(await speechStatus(parts.db, Date.now()));
  });
  return router;
}
