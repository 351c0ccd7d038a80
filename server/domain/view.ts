import type { EventEnvelope } from '#protocol/envelope.ts';
import { audienceOf, isEventName } from '#protocol/registry.ts';
import { addresseeOf } from './fold.ts';
import { isStewardNow } from './roleNow.ts';
import { initialStewards, type MeetingState } from './state.ts';

/** Who looks: a participant, or null for a screen that shows only what everyone may see. */
export type Viewer = { readonly participantId: string; readonly steward: boolean } | null;

/** The viewer that a participant is in this meeting now; null when the id takes no part. */
export function viewerOf(state: MeetingState, participantId: string): Viewer {
  const known = state.shared.people.byId[participantId] !== undefined;
  return known ? { participantId, steward: isStewardNow(state, participantId) } : null;
}

/** Whether a viewer may be sent an event. Events this version doesn't know are never sent. */
export function maySee(viewer: Viewer, event: Pick<EventEnvelope, 'name' | 'data'>): boolean {
  if (!isEventName(event.name)) {
    return false;
  }
  const audience = audienceOf(event.name);
  if (audience === 'everyone') {
    return true;
  }
  if (viewer === null) {
    return false;
  }
  return audience === 'stewards' ? viewer.steward : addresseeOf(event) === viewer.participantId;
}

/**
 * The part of the whole state that a viewer may see. It equals the fold of the events the viewer may see, because
 * slices of different audiences never read each other (SYNC-3).
 */
export function viewFor(state: MeetingState, viewer: Viewer): MeetingState {
  if (viewer === null) {
    return { ...state, stewards: initialStewards, own: {} };
  }
  const own = state.own[viewer.participantId];
  return {
    ...state,
    stewards: viewer.steward ? state.stewards : initialStewards,
    own: own === undefined ? {} : { [viewer.participantId]: own },
  };
}
