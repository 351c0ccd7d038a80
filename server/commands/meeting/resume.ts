import { requireStatus } from '#domain/meeting.ts';
import { done, event, type Handler } from '../handler.ts';

/** Goes on after a recess. */
export const resume: Handler<'meeting.resume'> = ({ state }) => {
  requireStatus(state.shared.meeting, ['recess'], 'MEETING-2');
  return done(event('meeting.resumed', {}));
};
