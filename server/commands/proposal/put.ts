import type { StewardProposal } from '#domain/proposals.ts';
import type { Proposal } from '#protocol/proposal.ts';
import { done, event, type Handler, type NewEvent } from '../handler.ts';

const same = (known: StewardProposal, proposal: Proposal): boolean => {
  const { status: _status, taskIds: _taskIds, edited: _edited, ...before } = known;
  return JSON.stringify(before) === JSON.stringify(proposal);
};

/** Brings the proposals in line with the draft: new and changed ones are made, vanished ones withdrawn. What a person decided stays. */
export const put: Handler<'proposal.put'> = ({ state, payload }) => {
  const known = state.stewards.proposals;
  const made = payload.proposals.flatMap((proposal): NewEvent[] => {
    const before = known[proposal.proposalId];
    const settled =
      before !== undefined && (before.edited || before.status === 'confirmed' || before.status === 'rejected');
    const unchanged = before?.status === 'proposed' && same(before, proposal);
    return settled || unchanged ? [] : [event('proposal.made', { proposal })];
  });
  const ids = new Set(payload.proposals.map(({ proposalId }) => proposalId));
  const gone = Object.values(known)
    .filter(
      ({ proposalId, status, edited, segmentIds }) =>
        status === 'proposed' && !edited && segmentIds.length > 0 && !ids.has(proposalId),
    )
    .map(({ proposalId }) => event('proposal.withdrawn', { proposalId }));
  return done(...made, ...gone);
};
