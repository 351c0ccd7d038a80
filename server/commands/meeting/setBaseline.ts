import { requireDetails } from '#domain/meeting.ts';
import { done, event, type Handler } from '../handler.ts';

/** Notes what the agency compares the meeting's time with (REPORT-1); also after the end, when the report is read. */
export const setBaseline: Handler<'meeting.setBaseline'> = ({ state, payload }) => {
  requireDetails(state.shared.meeting);
  return done(event('meeting.baselineSet', payload));
};
