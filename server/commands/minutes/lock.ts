import { requireMinutesStatus } from '#domain/minutes.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Number and symbol as NĐ 30/2020 writes them: at least two digits, then the kind (BB) and the agency. */
const NUMBER = /^\d{2,}\/BB-[A-ZĐ0-9&]+(-[A-ZĐ0-9&]+)*$/u;

/** Gives the signed minutes their number and locks them: from now on only addenda. */
export const lock: Handler<'minutes.lock'> = ({ state, payload, actor }) => {
  requireMinutesStatus(state.shared.minutes, ['signed']);
  if (!NUMBER.test(payload.number)) {
    throw new Rejected('invalid_payload', 'DESK-7');
  }
  return done(event('minutes.locked', { number: payload.number, by: requireActingParticipant(actor).participantId }));
};
