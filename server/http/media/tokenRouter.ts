import express, { type Request, Router } from 'express';
import { z } from 'zod';
import { mediaSends, requireMediaAccess } from '#domain/mediaPolicy.ts';
import { Rejected } from '#domain/rejected.ts';
import { type MediaGrant, MediaPlace } from '#protocol/media.ts';
import { signMediaToken } from '#server/auth/mediaToken.ts';
import type { Identity } from '#server/commands/execute.ts';
import type { ServerParts } from '#server/parts.ts';
import { param, parsed } from '../answers.ts';
import { requireIdentity } from '../visitor.ts';
import { seatIn } from './seat.ts';

const Wish = z.strictObject({ place: MediaPlace });

/** A big screen plays the remote attendees' voices and pictures; it takes no part itself. */
async function screenGrant(parts: ServerParts, meetingId: string, identity: Identity): Promise<MediaGrant> {
  if (identity.kind !== 'screen' || !identity.meetingIds.includes(meetingId)) {
    throw new Rejected('not_found', 'RIGHTS-2');
  }
  await parts.timeline.state(meetingId);
  return { meetingId, participantId: `screen.${meetingId}`.slice(0, 64), role: 'observer', place: 'screen', send: [] };
}

async function seatGrant(
  parts: ServerParts,
  meetingId: string,
  identity: Identity,
  place: MediaPlace,
): Promise<MediaGrant> {
  const { state, participantId, role } = await seatIn(parts.timeline, meetingId, identity);
  requireMediaAccess(state, participantId, place);
  return { meetingId, participantId, role, place, send: mediaSends(place, role) };
}

/** `POST /meetings/:meetingId/media-token` with the device's place: a short-lived token for the media process (MEDIA-1, MEDIA-10). */
export function mediaTokenRouter(parts: ServerParts): Router {
  const router = Router();
  router.post(
    '/meetings/:meetingId/media-token',
    express.json({ limit: '4kb' }),
    async (request: Request, response) => {
      const identity = requireIdentity(request);
      const { place } = parsed(Wish, request.body);
      const meetingId = param(request, 'meetingId');
      const grant =
        identity.kind === 'screen'
          ? await screenGrant(parts, meetingId, identity)
          : await seatGrant(parts, meetingId, identity, place);
      response.set('Cache-Control', 'no-store');
      response.json({ token: await signMediaToken(grant, parts.config.secrets.mediaToken) });
    },
  );
  return router;
}
