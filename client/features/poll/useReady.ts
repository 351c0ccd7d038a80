import { useCommand, useMeeting, useMyId } from '#client/realtime/index.ts';
import type { MeetingState } from '#domain/state.ts';

type Ready = 'none' | 'notReady' | 'ready';

const VOTED_ON = ['decision', 'secret_vote'];

/** Where a member stands with the current item: nothing to be ready for, not yet, or ready to vote. */
export function readyState({ shared }: MeetingState, me: string | null): Ready {
  const { agenda, people, polls } = shared;
  const item = agenda.currentItemId === null ? undefined : agenda.byId[agenda.currentItemId];
  if (me === null || people.byId[me]?.isMember !== true || item === undefined || !VOTED_ON.includes(item.kind)) {
    return 'none';
  }
  return polls.ready[item.itemId]?.includes(me) ? 'ready' : 'notReady';
}

/** The own readiness to vote on the current item, and the way to say it (POLL-23). */
export function useReady(): { state: Ready; say: () => void } {
  const me = useMyId();
  const state = useMeeting((meeting) => readyState(meeting, me));
  const itemId = useMeeting((meeting) => meeting.shared.agenda.currentItemId);
  const { run } = useCommand('poll.markReady');
  return { state, say: () => itemId !== null && void run({ itemId }) };
}
