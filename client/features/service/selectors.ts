import { runsMeeting } from '#client/lib/meetingAccess.ts';
import type { MeetingState } from '#domain/state.ts';
import { openSummons, type SummonsEntry } from '#domain/summons.ts';

/** The own calls that are still open, as they were made. */
export function ownCalls(state: MeetingState, me: string | null): SummonsEntry[] {
  if (me === null) {
    return [];
  }
  return openSummons(state.own[me]?.summons ?? {}).filter(({ fromId }) => fromId === me);
}

/** Open calls of others that this person answers: all for those who run the meeting, technical ones for a technician. */
export function callsToAnswer(state: MeetingState, me: string | null): SummonsEntry[] {
  if (me === null) {
    return [];
  }
  const seen = runsMeeting(state, me) ? state.stewards.summons : (state.own[me]?.summons ?? {});
  return openSummons(seen).filter(({ fromId }) => fromId !== me);
}
