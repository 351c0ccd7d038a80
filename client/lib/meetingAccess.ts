import { chairOf } from '#domain/people.ts';
import { chairsNow, isStewardNow } from '#domain/roleNow.ts';
import type { MeetingState } from '#domain/state.ts';
import type { Participant } from '#protocol/people.ts';

/** What screen a participant works on. */
export type Desk = 'chair' | 'secretary' | 'member';

/** Who runs the meeting now: the one who took over, else the chair. */
export function actingChair(state: MeetingState): Participant | undefined {
  const { actingChairId } = state.shared.meeting;
  return actingChairId === null ? chairOf(state.shared.people) : state.shared.people.byId[actingChairId];
}

/** The screen for a participant: who runs the meeting gets the chair's, secretaries theirs, all others the member's. */
export function deskOf(state: MeetingState, participantId: string): Desk {
  if (chairsNow(state, participantId)) {
    return 'chair';
  }
  return isStewardNow(state, participantId) ? 'secretary' : 'member';
}

/** Whether the participant may steer the meeting (agenda, floor, attendance). */
export function runsMeeting(state: MeetingState, participantId: string | null): boolean {
  return participantId !== null && deskOf(state, participantId) !== 'member';
}

/** Whether the participant speaks for the chair: the chair, a co-chair, or who took over. */
export function speaksForChair(state: MeetingState, participantId: string | null): boolean {
  return participantId !== null && deskOf(state, participantId) === 'chair';
}
