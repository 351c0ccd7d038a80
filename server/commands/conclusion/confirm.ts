import { requireStatus } from '#domain/meeting.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';
import { requireDraft } from './draft.ts';

/** Makes the wording on the chair's screen the conclusion: known to all, source of minutes and tasks (CONCL-3). */
export const confirm: Handler<'conclusion.confirm'> = ({ state, payload: { conclusionId, revision }, actor }) => {
  requireStatus(state.shared.meeting, ['in_session', 'recess', 'closed'], 'CONCL-1');
  const { itemId, text, evidence, revision: current } = requireDraft(state, conclusionId);
  if (current !== revision || text === '') {
    throw new Rejected('conflict', 'CONCL-3', { revision: current });
  }
  const by = requireActingParticipant(actor).participantId;
  return done(
    event('conclusion.confirmed', { conclusionId, itemId, text, evidence, by }),
    event('conclusion.discarded', { conclusionId }),
  );
};
