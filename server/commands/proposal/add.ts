import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Adds a task that the rules didn't find; it is confirmed like the others. */
export const add: Handler<'proposal.add'> = ({ state, payload }) => {
  if (state.stewards.proposals[payload.proposalId] !== undefined) {
    throw new Rejected('conflict', 'PROPOSAL-1');
  }
  const { proposalId, itemId, fields, quote } = payload;
  const proposal = {
    proposalId,
    kind: 'task' as const,
    itemId,
    fields,
    quote,
    dueText: null,
    segmentIds: [],
    flags: [],
    confidence: 1,
  };
  return done(event('proposal.made', { proposal }));
};
