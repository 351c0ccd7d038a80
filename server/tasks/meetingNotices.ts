import type { MeetingState } from '#domain/state.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import type { EventData } from '#protocol/registry.ts';
import type { NewNotice } from '#server/persistence/notices.ts';

type Told = { readonly kind: string; readonly to: readonly string[]; readonly data: object };

/** What of an event must reach people who may not be looking, and whom: all who were invited, or the members who were asked. */
function toldOf({ name, data }: EventEnvelope, state: MeetingState): Told | null {
  const { meeting, people } = state.shared;
  const title = meeting.details?.title ?? '';
  switch (name) {
    case 'meeting.postponed': {
      const { reason, to } = data as EventData<'meeting.postponed'>;
      const at = to?.scheduledStartAt ?? null;
      return { kind: 'meeting_postponed', to: Object.keys(people.byId), data: { title, reason, at } };
    }
    case 'meeting.cancelled': {
      const { reason } = data as EventData<'meeting.cancelled'>;
      return { kind: 'meeting_cancelled', to: Object.keys(people.byId), data: { title, reason } };
    }
    case 'slip.extended': {
      const { slipId, deadlineAt, reason } = data as EventData<'slip.extended'>;
      const slip = state.stewards.slips[slipId];
      const told = { title: slip?.details.title ?? '', reason, at: deadlineAt };
      return { kind: 'slip_extended', to: slip?.recipients ?? [], data: told };
    }
    default:
      return null;
  }
}

/** Events that make notices. */
export const TOLD_EVENTS = ['meeting.postponed', 'meeting.cancelled', 'slip.extended'] as const;

/**
 * The notices of an event: one for each person with an account, but not for who did it (MEETING-13, SLIP-6). The same event makes
 * the same notices, in whichever process and however often.
 */
export function meetingNotices(event: EventEnvelope, state: MeetingState): NewNotice[] {
  const told = toldOf(event, state);
  const others = (told?.to ?? []).filter((id) => event.actor.kind !== 'participant' || event.actor.id !== id);
  return others.flatMap((id) => {
    const accountId = state.shared.people.byId[id]?.accountId ?? null;
    return accountId === null || told === null
      ? []
      : {
          accountId,
          onceKey: `meeting/${event.meetingId}/${event.sequence}/${accountId}`,
          kind: told.kind,
          taskId: null,
          data: { meetingId: event.meetingId, ...told.data },
          urgent: false,
        };
  });
}
