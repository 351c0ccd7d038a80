import { requireMinutesStatus } from '#domain/minutes.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Secretary, then chair, confirm exactly the text they saw (DESK-5): a confirmation in the system, not a digital signature. */
export const sign: Handler<'minutes.sign'> = ({ state, payload, actor }) => {
  const { minutes } = state.shared;
  requireMinutesStatus(minutes, ['approved']);
  if (payload.textHash !== minutes.textHash) {
    throw new Rejected('conflict', 'DESK-5');
  }
  const { participantId: by, role } = requireActingParticipant(actor);
  const as = role === 'secretary' ? 'secretary' : 'chair';
  const secretaryFirst = as === 'chair' && !minutes.signatures.some((signature) => signature.as === 'secretary');
  if (secretaryFirst || minutes.signatures.some((signature) => signature.as === as)) {
    throw new Rejected('conflict', 'DESK-6', { as, secretaryFirst });
  }
  return done(event('minutes.signed', { by, as, textHash: payload.textHash }));
};
