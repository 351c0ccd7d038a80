import { requireInSession } from '#domain/meeting.ts';
import { requireNoOpenPoll } from '#domain/poll/roll.ts';
import { stopSpeech } from '../floor/endings.ts';
import { done, event, type Handler } from '../handler.ts';

/** Breaks the meeting, for a number of minutes or until it is resumed. */
export const recess: Handler<'meeting.recess'> = ({ state, payload, now }) => {
  requireInSession(state.shared.meeting);
  requireNoOpenPoll(state.shared);
  const untilAt = payload.minutes === null ? null : new Date(Date.parse(now) + payload.minutes * 60_000).toISOString();
  return done(...stopSpeech(state, 'meeting_paused', now), event('meeting.recessed', { untilAt }));
};
