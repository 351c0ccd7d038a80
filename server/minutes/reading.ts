import { isEditable } from '#domain/minutes.ts';
import { readsContent } from '#domain/roleNow.ts';
import type { MeetingState } from '#domain/state.ts';
import type { MinutesBlock } from '#protocol/minutes.ts';
import type { Database } from '#server/persistence/client.ts';
import { currentMinutes, frozenMinutes } from '#server/persistence/minutesStore.ts';

type Reader = { readonly state: MeetingState; readonly participantId: string; readonly steward: boolean };

/** DESK-8: members read the minutes from the review on; what is still being written is the stewards' alone. */
export function mayReadMinutes({ state, participantId, steward }: Reader): boolean {
  const { status } = state.shared.minutes;
  return steward || (status !== 'none' && status !== 'drafting' && readsContent(state, participantId));
}

/** The text that counts now: the frozen one once it is approved, otherwise the shared document. */
export async function minutesText(db: Database, state: MeetingState): Promise<MinutesBlock[]> {
  const { minutes } = state.shared;
  const frozen = isEditable(minutes) ? null : await frozenMinutes(db, state.meetingId, minutes.version);
  return frozen ?? currentMinutes(db, state.meetingId);
}
