import type { MeetingState } from '#domain/state.ts';

/** Whether anybody takes part from elsewhere just now. */
export function hasRemote({ shared: { attendance } }: MeetingState): boolean {
  return Object.values(attendance.byId).some((presence) => presence.state === 'present' && presence.mode === 'remote');
}
