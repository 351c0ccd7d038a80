import { presidingId } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import { requireSlip, slipResult } from '#domain/slips.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Draws up the result: raw counts beside those under the silence policy (SLIP-7). */
export const synthesise: Handler<'slip.synthesise'> = ({ state, payload: { slipId } }) => {
  const entry = requireSlip(state.stewards.slips, slipId, 'closed');
  if (entry.rule === null) {
    throw new Error(`slip ${slipId} was closed without having been opened`);
  }
  return done(event('slip.synthesised', { slipId, result: slipResult(entry, entry.rule, presidingId(state.shared)) }));
};

/** The chair takes the result or puts the matter before the session; what wasn't carried can't be taken (SLIP-8). */
export const decide: Handler<'slip.decide'> = ({ state, payload, actor }) => {
  const { result } = requireSlip(state.stewards.slips, payload.slipId, 'synthesised');
  if (payload.decision === 'approved_result' && result?.outcome !== 'passed') {
    throw new Rejected('conflict', 'SLIP-8', { outcome: result?.outcome ?? null });
  }
  return done(event('slip.decided', { ...payload, by: requireActingParticipant(actor).participantId }));
};

/** Reports a decided slip to the meeting, once. */
export const report: Handler<'slip.report'> = ({ state, payload: { slipId } }) => {
  const { status, details, result } = requireSlip(state.stewards.slips, slipId, 'approved_result', 'to_session');
  const reported = state.shared.slips.some((slip) => slip.slipId === slipId);
  if (reported || result === null || (status !== 'approved_result' && status !== 'to_session')) {
    throw new Rejected('conflict', 'SLIP-9');
  }
  const { number, title } = details;
  return done(event('slip.reported', { slipId, number, title, result, decision: status }));
};
