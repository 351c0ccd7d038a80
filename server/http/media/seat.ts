import { Rejected } from '#domain/rejected.ts';
import { roleNow } from '#domain/roleNow.ts';
import type { MeetingState } from '#domain/state.ts';
import type { MeetingRole } from '#protocol/roles.ts';
import { type Identity, participantIdOf } from '#server/commands/execute.ts';
import type { Timeline } from '#server/persistence/timeline.ts';

/** Who asks, in which meeting, as what. */
export type Seat = { readonly state: MeetingState; readonly participantId: string; readonly role: MeetingRole };

/** The asker's seat in a meeting; a stranger learns no more than that there is nothing for him (RIGHTS-2). */
export async function seatIn(timeline: Timeline, meetingId: string, identity: Identity): Promise<Seat> {
  const state = await timeline.state(meetingId);
  const participantId = participantIdOf(state, identity);
  const role = participantId === undefined ? undefined : roleNow(state, participantId);
  if (participantId === undefined || role === undefined) {
    throw new Rejected('not_found', 'RIGHTS-2');
  }
  return { state, participantId, role };
}
