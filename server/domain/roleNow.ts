import { CHAIRS, type MeetingRole } from '#protocol/roles.ts';
import { isSteward } from './people.ts';
import type { MeetingState } from './state.ts';

/** The role that counts now: whoever has taken the chair acts as `chair` (MEETING-6). Undefined for somebody who takes no part. */
export function roleNow(state: MeetingState, participantId: string): MeetingRole | undefined {
  const role = state.shared.people.byId[participantId]?.role;
  return role !== undefined && state.shared.meeting.actingChairId === participantId ? 'chair' : role;
}

/** Whether a participant runs the meeting now, as chair (also acting), co-chair or secretary, and so sees the stewards' events. */
export function isStewardNow(state: MeetingState, participantId: string): boolean {
  const role = roleNow(state, participantId);
  return role !== undefined && isSteward(role);
}

/**
 * Whether a participant may read what the meeting is about: papers, transcript, minutes, replay. A technician looks after its
 * devices and reads none of it (RIGHTS-6).
 */
export function readsContent(state: MeetingState, participantId: string): boolean {
  const role = roleNow(state, participantId);
  return role !== undefined && role !== 'technician';
}

/** Whether a participant speaks for the chair now: the chair, who acts as chair, or a co-chair. */
export function chairsNow(state: MeetingState, participantId: string): boolean {
  const role = roleNow(state, participantId);
  return role !== undefined && CHAIRS.includes(role);
}
