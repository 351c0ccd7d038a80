import { requirePaper } from '#domain/papers.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Sends a paper back with the reason; it stays invisible to readers. */
export const reject: Handler<'paper.reject'> = ({ state, payload, actor }) => {
  const { paperId, status } = requirePaper(state, payload.paperId);
  if (status !== 'submitted' && status !== 'approved') {
    throw new Rejected('conflict', 'PAPER-6', { status });
  }
  return done(
    event('paper.rejected', { paperId, by: requireActingParticipant(actor).participantId, reason: payload.reason }),
  );
};
