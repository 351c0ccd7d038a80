import type { Reducers } from './reduce.ts';
import { without } from './reduce.ts';
import type { MeetingState } from './state.ts';

/** What was decided about a remote attendee's knock. */
export type Admission = { readonly admitted: boolean; readonly reason: string; readonly at: string };

/** Decisions by participant, as everyone sees them, and the muted microphones. */
export type LobbySlice = {
  readonly admissions: Readonly<Record<string, Admission>>;
  readonly mutedIds: Readonly<Record<string, true>>;
};

export const initialLobby: LobbySlice = { admissions: {}, mutedIds: {} };

function decide(slice: LobbySlice, participantId: string, admission: Admission): LobbySlice {
  return { ...slice, admissions: { ...slice.admissions, [participantId]: admission } };
}

export const lobbyReducers: Reducers<LobbySlice> = {
  'lobby.admitted': (slice, { participantId }, { at }) =>
    decide(slice, participantId, { admitted: true, reason: '', at }),
  'lobby.refused': (slice, { participantId, reason }, { at }) =>
    decide(slice, participantId, { admitted: false, reason, at }),
  'microphone.muted': (slice, { participantId }) => ({
    ...slice,
    mutedIds: { ...slice.mutedIds, [participantId]: true },
  }),
  'microphone.unmuted': (slice, { participantId }) => ({ ...slice, mutedIds: without(slice.mutedIds, participantId) }),
  'floor.given': (slice, { speech }) => ({ ...slice, mutedIds: without(slice.mutedIds, speech.participantId) }),
};

/** Knocks by participant with their times; only stewards see who waits. */
export type KnocksSlice = Readonly<Record<string, string>>;

export const initialKnocks: KnocksSlice = {};

export const knocksReducers: Reducers<KnocksSlice> = {
  'lobby.knocked': (slice, { participantId }, { at }) => ({ ...slice, [participantId]: at }),
};

/** Participants who wait in the lobby, in the order of their knocks. */
export function waitingInLobby(state: MeetingState): string[] {
  const { admissions } = state.shared.lobby;
  return Object.entries(state.stewards.knocks)
    .filter(([participantId, at]) => (admissions[participantId]?.at ?? '') < at)
    .sort(([, a], [, b]) => a.localeCompare(b))
    .map(([participantId]) => participantId);
}
