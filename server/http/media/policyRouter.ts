import { Router } from 'express';
import { mediaPolicyOf } from '#domain/mediaPolicy.ts';
import type { ServerParts } from '#server/parts.ts';
import { param } from '../answers.ts';

/** For the media process, on the loopback port: what a meeting's media may do now (MEDIA-6). */
export function mediaPolicyRouter(parts: ServerParts): Router {
  const router = Router();
  router.get('/media/policy/:meetingId', async (request, response) => {
    response.json(mediaPolicyOf(await parts.timeline.state(param(request, 'meetingId'))));
  });
  return router;
}
