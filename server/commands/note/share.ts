import { readablePapers } from '#domain/papers.ts';
import { requireParticipant } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import { actsAsSteward, done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Shares one's notes on a paper with chosen people, who must be able to read the paper (NOTE-2); an empty list ends it. */
export const share: Handler<'note.share'> = ({ state, payload, actor }) => {
  const { participantId } = requireActingParticipant(actor);
  const { paperId, readerIds } = payload;
  const opens = (id: string) => readablePapers(state, id).some((paper) => paper.paperId === paperId);
  if (!opens(participantId) && !actsAsSteward(actor)) {
    throw new Rejected('not_found', 'PAPER-2');
  }
  for (const readerId of readerIds) {
    requireParticipant(state.shared.people, readerId);
    if (!opens(readerId)) {
      throw new Rejected('conflict', 'NOTE-2', { participantId: readerId });
    }
  }
  const before = state.own[participantId]?.notes.sharedWith[paperId] ?? [];
  const told = (id: string, shared: boolean) =>
    event('note.received', { participantId: id, ownerId: participantId, paperId, shared });
  return done(
    event('note.shareSet', { participantId, paperId, readerIds }),
    ...readerIds.filter((id) => !before.includes(id)).map((id) => told(id, true)),
    ...before.filter((id) => !readerIds.includes(id)).map((id) => told(id, false)),
  );
};
