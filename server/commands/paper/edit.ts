import { requireItem } from '#domain/agenda.ts';
import { requirePaper } from '#domain/papers.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';
import { requireReaders } from './submit.ts';

/** Corrects what a paper is called, where it belongs and who reads it; readers of a released one can't be changed silently. */
export const edit: Handler<'paper.edit'> = ({ state, payload }) => {
  const paper = requirePaper(state, payload.paperId);
  if (payload.changes.itemId !== undefined && payload.changes.itemId !== null) {
    requireItem(state.shared.agenda, payload.changes.itemId);
  }
  requireReaders(state, { readerIds: payload.changes.readerIds ?? null });
  if (paper.status === 'released') {
    throw new Rejected('conflict', 'PAPER-6', { status: paper.status });
  }
  return done(event('paper.edited', payload));
};
