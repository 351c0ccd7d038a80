import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { merge } from '#domain/reduce.ts';
import { Rejected } from '#domain/rejected.ts';
import { requireSlip } from '#domain/slips.ts';
import type { SlipDetails } from '#protocol/slip.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** SLIP-1: options differ and can be agreed and disagreed to. */
function requireConsistent({ options }: SlipDetails): void {
  const different = new Set(options.map(({ optionId }) => optionId)).size === options.length;
  const decidable = ['agree', 'disagree'].every((side) => options.some(({ countsAs }) => countsAs === side));
  if (!different || !decidable) {
    throw new Rejected('invalid_payload', 'SLIP-1');
  }
}

/** Prepares a slip for the meeting that will report it. */
export const create: Handler<'slip.create'> = ({ state, payload }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  if (state.stewards.slips[payload.slipId] !== undefined) {
    throw new Rejected('conflict', 'SLIP-1');
  }
  requireConsistent(payload.details);
  return done(event('slip.created', payload));
};

/** Changes a slip that hasn't been submitted. */
export const edit: Handler<'slip.edit'> = ({ state, payload }) => {
  const { details } = requireSlip(state.stewards.slips, payload.slipId, 'draft');
  requireConsistent(merge(details, payload.changes));
  return done(event('slip.edited', payload));
};

/** Puts a slip before the chair. */
export const submit: Handler<'slip.submit'> = ({ state, payload }) => {
  requireSlip(state.stewards.slips, payload.slipId, 'draft');
  return done(event('slip.submitted', payload));
};

/** The chair lets it be sent. */
export const approve: Handler<'slip.approve'> = ({ state, payload, actor }) => {
  requireSlip(state.stewards.slips, payload.slipId, 'submitted');
  return done(event('slip.approved', { ...payload, by: requireActingParticipant(actor).participantId }));
};

/** The chair wants it changed first. */
export const sendBack: Handler<'slip.sendBack'> = ({ state, payload, actor }) => {
  requireSlip(state.stewards.slips, payload.slipId, 'submitted');
  return done(event('slip.sentBack', { ...payload, by: requireActingParticipant(actor).participantId }));
};
