import { requireOpenProposal } from '#domain/proposals.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Corrects a proposal before it is confirmed. */
export const edit: Handler<'proposal.edit'> = ({ state, payload, actor }) => {
  requireOpenProposal(state, payload.proposalId);
  return done(event('proposal.edited', { ...payload, by: requireActingParticipant(actor).participantId }));
};
