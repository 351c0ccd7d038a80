import { requirePaper } from '#domain/papers.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Approves the newest version for release (AC-HC-03). */
export const approve: Handler<'paper.approve'> = ({ state, payload, actor }) => {
  const { paperId, status } = requirePaper(state, payload.paperId);
  if (status !== 'submitted' && status !== 'rejected') {
    throw new Rejected('conflict', 'PAPER-6', { status });
  }
  return done(event('paper.approved', { paperId, by: requireActingParticipant(actor).participantId }));
};
