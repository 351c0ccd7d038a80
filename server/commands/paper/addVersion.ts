import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { requirePaper } from '#domain/papers.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';
import { requireMaySubmit } from './submit.ts';
import { requireUpload } from './upload.ts';

/** Hands in a newer version; readers keep the released one until the new one is approved and released. */
export const addVersion: Handler<'paper.addVersion'> = async ({ state, payload, actor, tx, meetingId }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  const paper = requirePaper(state, payload.paperId);
  requireMaySubmit(state, actor, paper.details.itemId);
  if (paper.versions.some(({ versionId }) => versionId === payload.versionId)) {
    throw new Rejected('conflict', 'PAPER-1');
  }
  const { participantId: by } = requireActingParticipant(actor);
  const number = paper.versions.length + 1;
  const version = await requireUpload(tx, { meetingId, versionId: payload.versionId, by, number });
  return done(event('paper.versionAdded', { paperId: paper.paperId, version, by }));
};
