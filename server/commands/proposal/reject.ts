import { requireOpenProposal } from '#domain/proposals.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Says that a proposal is no task; it stays on record with who said so. */
export const reject: Handler<'proposal.reject'> = ({ state, payload, actor }) => {
  requireOpenProposal(state, payload.proposalId);
  return done(event('proposal.rejected', { ...payload, by: requireActingParticipant(actor).participantId }));
};
