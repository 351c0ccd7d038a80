import { type Audience, isPersonal } from '#protocol/define.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import { audienceOf, isEventName } from '#protocol/registry.ts';
import { addresseeOf } from './fold.ts';
import { isStewardNow, readsContent } from './roleNow.ts';
import {
  initialOwn,
  initialShared,
  initialStewards,
  type MeetingState,
  type OwnState,
  ownReducers,
  type SharedState,
  sharedReducers,
} from './state.ts';

/** Who looks: a participant, who may read the content or not (RIGHTS-6), or null for the room's screen. */
export type Viewer = { readonly participantId: string; readonly steward: boolean; readonly reads: boolean } | null;

/** The viewer that a participant is in this meeting now; null when the id takes no part. */
export function viewerOf(state: MeetingState, participantId: string): Viewer {
  const known = state.shared.people.byId[participantId] !== undefined;
  return known
    ? { participantId, steward: isStewardNow(state, participantId), reads: readsContent(state, participantId) }
    : null;
}

/** The audiences that a viewer belongs to: rooms, catch-up and view are cut by them (SYNC-3, RIGHTS-8). */
export function audiencesOf(viewer: Viewer): readonly Audience[] {
  if (viewer === null) {
    return ['everyone', 'followers'];
  }
  if (!viewer.reads) {
    return ['everyone', 'addressee'];
  }
  const reader = ['everyone', 'followers', 'readers', 'addressee', 'addressedReader'] as const;
  return viewer.steward ? [...reader, 'stewards'] : reader;
}

/** Whether a viewer may be sent an event. Events this version doesn't know are never sent. */
export function maySee(viewer: Viewer, event: Pick<EventEnvelope, 'name' | 'data'>): boolean {
  if (!isEventName(event.name)) {
    return false;
  }
  const audience = audienceOf(event.name);
  const named = !isPersonal(audience) || addresseeOf(event) === viewer?.participantId;
  return named && audiencesOf(viewer).includes(audience);
}

type ByAudience = Readonly<Partial<Record<Audience, object>>>;

/** The slices with those put back to their beginning that are built for other audiences than the viewer's. */
function cut<T extends object>(slices: T, initial: T, table: ByAudience, seen: readonly Audience[]): T {
  const hidden = Object.entries(table).flatMap(([audience, reducers]) =>
    seen.includes(audience as Audience) ? [] : (Object.keys(reducers) as (keyof T)[]),
  );
  return hidden.length === 0 ? slices : { ...slices, ...Object.fromEntries(hidden.map((key) => [key, initial[key]])) };
}

/**
 * The part of the whole state that a viewer may see. It equals the fold of the events the viewer may see, because
 * slices of different audiences never read each other (SYNC-3).
 */
export function viewFor(state: MeetingState, viewer: Viewer): MeetingState {
  const seen = audiencesOf(viewer);
  return {
    ...state,
    shared: cut<SharedState>(state.shared, initialShared, sharedReducers, seen),
    stewards: seen.includes('stewards') ? state.stewards : initialStewards,
    own: ownFor(state, viewer, seen),
  };
}

/** Somebody of whose own slices none shows anything is left out, as the fold leaves out whom no event named. */
function ownFor({ own }: MeetingState, viewer: Viewer, seen: readonly Audience[]): MeetingState['own'] {
  const mine = viewer === null ? undefined : own[viewer.participantId];
  if (viewer === null || mine === undefined) {
    return {};
  }
  const shown = cut<OwnState>(mine, initialOwn, ownReducers, seen);
  return Object.keys(shown.summons).length === 0 && !viewer.reads ? {} : { [viewer.participantId]: shown };
}
