import { isEditable } from '#domain/minutes.ts';
import { Rejected } from '#domain/rejected.ts';
import { done, event, type Handler } from '../handler.ts';

/** Notes that a draft stands in the shared document; drafts come as often as the meeting goes on, the fact only when it changes something. */
export const recordDraft: Handler<'minutes.recordDraft'> = ({ state, payload }) => {
  if (!isEditable(state.shared.minutes)) {
    throw new Rejected('conflict', 'DESK-1', { status: state.shared.minutes.status });
  }
  const first = state.shared.minutes.status === 'none';
  const closed = state.shared.meeting.status === 'closed';
  return first || closed ? done(event('minutes.drafted', payload)) : done();
};
