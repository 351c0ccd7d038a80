import { requirePaper, type StewardPaper } from '#domain/papers.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import { done, event, type Handler, type NewEvent } from '../handler.ts';
import { stopShowing } from '../presenting/stop.ts';

/** Takes a released paper back: tablets drop their copy, the address answers as if it had never been (PAPER-7). */
export const recall: Handler<'paper.recall'> = ({ state, payload }) => {
  const paper = requirePaper(state, payload.paperId);
  if (paper.releasedVersionId === null || paper.status === 'recalled') {
    throw new Rejected('conflict', 'PAPER-6', { status: paper.status });
  }
  return done(...recallEvents(paper, payload.reason), ...stopShowing(state, [paper.paperId]));
};

function recallEvents({ paperId, details }: StewardPaper, reason: string): NewEvent[] {
  const marked = event('paper.markedRecalled', { paperId, reason });
  if (details.readerIds === null) {
    return [event('paper.recalled', { paperId, reason }), marked];
  }
  return [
    ...details.readerIds.map((participantId) => event('paper.recalledFrom', { participantId, paperId, reason })),
    marked,
  ];
}

/** Facts that take back every paper marked for it when the meeting closes. */
export function recallAtClose(state: MeetingState): NewEvent[] {
  return Object.values(state.stewards.papers)
    .filter(({ status, details }) => status === 'released' && details.recallAtClose)
    .flatMap((paper) => recallEvents(paper, ''));
}
