import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { latestVersion, requirePaper, type StewardPaper } from '#domain/papers.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, type NewEvent } from '../handler.ts';
import { stopShowing } from '../presenting/stop.ts';

/** Puts approved papers on the tablets of those who may read them; nothing is released unapproved (PAPER-3). */
export const release: Handler<'paper.release'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  const papers = [...new Set(payload.paperIds)].map((paperId) => requirePaper(state, paperId));
  const unapproved = papers.find(({ status }) => status !== 'approved' && status !== 'recalled');
  if (unapproved !== undefined) {
    throw new Rejected('conflict', 'PAPER-3', { paperId: unapproved.paperId, status: unapproved.status });
  }
  const { shown } = state.shared.presenting;
  const replaced = papers.filter((paper) => latestVersion(paper).versionId !== shown?.versionId);
  return done(
    ...papers.flatMap(releaseEvents),
    ...stopShowing(
      state,
      replaced.map(({ paperId }) => paperId),
    ),
  );
};

function releaseEvents(paper: StewardPaper): NewEvent[] {
  const { paperId, details } = paper;
  const version = latestVersion(paper);
  const readable = { paperId, details, version };
  const marked = event('paper.markedReleased', { paperId, versionId: version.versionId });
  if (details.readerIds === null) {
    return [event('paper.released', readable), marked];
  }
  return [
    ...details.readerIds.map((participantId) => event('paper.releasedTo', { ...readable, participantId })),
    marked,
  ];
}
