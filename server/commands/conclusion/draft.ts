import { requireItem } from '#domain/agenda.ts';
import type { ConclusionDraft } from '#domain/conclusions.ts';
import { requireStatus } from '#domain/meeting.ts';
import { requirePoll } from '#domain/poll/roll.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import { done, event, type Handler, requireActingParticipant } from '../handler.ts';

/** Conclusions are worded while the meeting runs and as long as it is being written up (CONCL-1). */
const WORDING = ['in_session', 'recess', 'closed'] as const;

/** Shows the wording so far to chair and secretary. A confirmed conclusion is corrected by drafting it again (CONCL-4). */
export const draft: Handler<'conclusion.draft'> = ({ state, payload, actor }) => {
  requireStatus(state.shared.meeting, WORDING, 'CONCL-1');
  requireItem(state.shared.agenda, payload.itemId);
  if (payload.evidence.pollId !== null) {
    requirePoll(state, payload.evidence.pollId);
  }
  const itemId = state.shared.conclusions.byId[payload.conclusionId]?.itemId ?? payload.itemId;
  const before = state.stewards.conclusions[payload.conclusionId];
  if (itemId !== payload.itemId || (before !== undefined && before.itemId !== itemId)) {
    throw new Rejected('conflict', 'CONCL-2', { itemId });
  }
  const revision = (before?.revision ?? 0) + 1;
  const by = requireActingParticipant(actor).participantId;
  return { events: [event('conclusion.drafted', { ...payload, by, revision })], result: { revision } };
};

/** The wording in the making, or a rejection when there is none of that id. */
export function requireDraft({ stewards }: MeetingState, conclusionId: string): ConclusionDraft {
  const found = stewards.conclusions[conclusionId];
  if (found === undefined) {
    throw new Rejected('not_found', 'CONCL-2');
  }
  return found;
}

/** Throws a wording away; a confirmed conclusion stays as it was. */
export const discard: Handler<'conclusion.discard'> = ({ state, payload }) => {
  requireDraft(state, payload.conclusionId);
  return done(event('conclusion.discarded', payload));
};

/** Asks the secretary for another wording. */
export const sendBack: Handler<'conclusion.sendBack'> = ({ state, payload, actor }) => {
  requireDraft(state, payload.conclusionId);
  return done(event('conclusion.sentBack', { ...payload, by: requireActingParticipant(actor).participantId }));
};
