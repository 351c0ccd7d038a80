import path from 'node:path';
import { type Request, Router } from 'express';
import { Rejected } from '#domain/rejected.ts';
import { readsContent } from '#domain/roleNow.ts';
import { maySee, viewerOf } from '#domain/view.ts';
import type { MeetingRole } from '#protocol/roles.ts';
import type { ServerParts } from '#server/parts.ts';
import { eventsAfter, withoutHash } from '#server/persistence/eventLog.ts';
import { param } from '../answers.ts';
import { requireIdentity } from '../visitor.ts';
import { growingPieces } from './growingPieces.ts';
import { type Seat, seatIn } from './seat.ts';

/** A recorded voice is personal data: those who run the meeting and its members and delegates may hear it (RECORD-8). */
const LISTENERS: readonly MeetingRole[] = ['chair', 'co_chair', 'secretary', 'member', 'delegate'];

/**
 * Playback: `GET /meetings/:meetingId/recordings/:pieceId` answers a recorded piece with ranges, also while it grows;
 * `GET /meetings/:meetingId/recordings?trackId=…` names the growing pieces of a track, which the timeline doesn't know yet;
 * `GET /meetings/:meetingId/replay` the events this visitor may see, for the replay.
 */
export function recordingsRouter(parts: ServerParts): Router {
  const router = Router();
  const root = path.join(parts.config.dataDir, 'recordings');

  const listener = async (request: Request): Promise<Seat> => {
    const seat = await seatIn(parts.timeline, param(request, 'meetingId'), requireIdentity(request));
    if (!LISTENERS.includes(seat.role)) {
      throw new Rejected('not_found', 'RECORD-8');
    }
    return seat;
  };

  router.get('/meetings/:meetingId/recordings', async (request: Request, response) => {
    const { state } = await listener(request);
    const growing = await growingPieces(root, state.meetingId);
    const pieces = growing
      .filter(({ trackId }) => trackId === request.query.trackId)
      .map(({ pieceId, startedAt }) => ({ pieceId, startedAt }));
    response.set('Cache-Control', 'private, no-store').json({ pieces });
  });

  router.get('/meetings/:meetingId/recordings/:pieceId', async (request: Request, response) => {
    const { state } = await listener(request);
    const isWanted = ({ pieceId }: { pieceId: string }) => pieceId === param(request, 'pieceId');
    const piece =
      state.shared.recording.pieces.find(isWanted) ?? (await growingPieces(root, state.meetingId)).find(isWanted);
    if (piece === undefined) {
      throw new Rejected('not_found', 'RECORD-8');
    }
    const caching = piece.sealed
      ? { 'Cache-Control': 'private, max-age=3600', ETag: `"${piece.sha256}"` }
      : { 'Cache-Control': 'private, no-store' };
    response.set({ 'Content-Type': 'audio/ogg; codecs=opus', ...caching });
    response.sendFile(piece.path, { root, acceptRanges: true, cacheControl: false, etag: false, lastModified: false });
  });

  router.get('/meetings/:meetingId/replay', async (request: Request, response) => {
    const { state, participantId } = await seatIn(
      parts.timeline,
      param(request, 'meetingId'),
      requireIdentity(request),
    );
    if (!readsContent(state, participantId)) {
      throw new Rejected('not_found', 'RIGHTS-6');
    }
    const viewer = viewerOf(state, participantId);
    const events = await eventsAfter(parts.db, state.meetingId, 0);
    response.set('Cache-Control', 'private, no-store');
    response.json({ events: events.map(withoutHash).filter((event) => maySee(viewer, event)) });
  });
  return router;
}
