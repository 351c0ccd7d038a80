import { Router } from 'express';
import { maySee, viewerOf } from '#domain/view.ts';
import type { ServerParts } from '#server/parts.ts';
import { eventsAfter } from '#server/persistence/eventLog.ts';
import { param } from './answers.ts';
import { requireSteward } from './meetingAccess.ts';

/**
 * `GET /api/meetings/:id/timeline`: the log as JSON lines with hashes, for `npm run verify`. What is for one other person
 * alone is withheld: of such an event only number and hash are given.
 */
export function timelineRouter(parts: ServerParts): Router {
  const router = Router();
  router.get('/meetings/:meetingId/timeline', async (request, response) => {
    const meetingId = param(request, 'meetingId');
    const { state, participantId } = await requireSteward(parts, request, meetingId);
    const viewer = viewerOf(state, participantId);
    const events = await eventsAfter(parts.db, meetingId, 0);
    response.attachment(`${meetingId}.timeline.jsonl`).type('application/x-ndjson');
    for (const event of events) {
      const { sequence, hash } = event;
      response.write(
        `${JSON.stringify(maySee(viewer, event) ? event : { meetingId, sequence, hash, withheld: true })}\n`,
      );
    }
    response.end();
  });
  return router;
}
