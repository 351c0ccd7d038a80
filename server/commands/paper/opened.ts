import { mayReadVersion } from '#domain/papers.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Notes that a reader opened a paper for the first time; only the stewards see who has (readiness report, AC-EC-01). */
export const opened: Handler<'paper.opened'> = ({ state, payload, actor }) => {
  const { participantId: readerId } = requireActingParticipant(actor);
  const paper = state.stewards.papers[payload.paperId];
  const versionId = paper?.releasedVersionId ?? null;
  if (paper === undefined || versionId === null || !mayReadVersion(state, readerId, versionId)) {
    throw new Rejected('not_found', 'PAPER-2');
  }
  return paper.openedBy[readerId] === undefined
    ? done(event('paper.firstOpened', { paperId: paper.paperId, readerId }))
    : done();
};
