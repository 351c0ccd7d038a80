import { createHash } from 'node:crypto';
import { isEditable } from '#domain/minutes.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Hash of a block's words as vouching and approval compare them. */
export const hashOfText = (text: string): string =>
  createHash('sha256').update(text.normalize('NFC').trim()).digest('hex');

/** Somebody answers by name for a block that has no evidence (DESK-4); a change of its words ends that. */
export const vouch: Handler<'minutes.vouch'> = ({ state, payload, actor }) => {
  if (!isEditable(state.shared.minutes)) {
    throw new Rejected('conflict', 'DESK-1', { status: state.shared.minutes.status });
  }
  const { participantId: by } = requireActingParticipant(actor);
  return done(event('minutes.vouched', { blockId: payload.blockId, by, textHash: hashOfText(payload.text) }));
};
