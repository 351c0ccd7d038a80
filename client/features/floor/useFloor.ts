import { useCommand } from '#client/realtime/index.ts';
import { type FloorRequestEntry, waitingFor } from '#domain/floor.ts';
import { heardVoices, unheardVoices } from '#domain/floorViews.ts';
import type { MeetingState } from '#domain/state.ts';
import type { FloorActions, FloorView, Turn, Waiting } from './types.ts';

function isRemote(state: MeetingState, participantId: string): boolean {
  const presence = state.shared.attendance.byId[participantId];
  return presence?.state === 'present' && presence.mode === 'remote';
}

function turnOf(state: MeetingState): Turn | null {
  const speech = state.shared.floor.current;
  const person = speech === null ? undefined : state.shared.people.byId[speech.participantId];
  if (speech === null || person === undefined) {
    return null;
  }
  return {
    speechId: speech.speechId,
    person,
    startedAtMs: Date.parse(speech.startedAt),
    allowedSeconds: speech.seconds,
    warnSeconds: speech.warnSeconds,
    remote: isRemote(state, person.participantId),
  };
}

function waitingOf(state: MeetingState, request: FloorRequestEntry): Waiting[] {
  const person = state.shared.people.byId[request.participantId];
  if (person === undefined) {
    return [];
  }
  const { requestId, kind, note } = request;
  const askedAtMs = Date.parse(request.requestedAt);
  return [{ requestId, person, kind, note, askedAtMs, remote: isRemote(state, person.participantId) }];
}

/** The floor of the current item: the turn, the queue, and who present hasn't been heard. */
export function floorView(state: MeetingState): FloorView {
  const itemId = state.shared.agenda.currentItemId;
  if (itemId === null) {
    return { turn: turnOf(state), queue: [], unheard: [], heard: [] };
  }
  const queue = waitingFor(state.shared.floor, itemId).flatMap((request) => waitingOf(state, request));
  const { silent: unheard } = unheardVoices(state.shared, itemId);
  return { turn: turnOf(state), queue, unheard, heard: heardVoices(state.shared, itemId) };
}

/** What those who run the meeting do with the floor. */
export function useFloorActions(): FloorActions {
  const call = useCommand('floor.call');
  const callDirectly = useCommand('floor.callDirectly');
  const skip = useCommand('floor.skip');
  const stop = useCommand('floor.stop');
  const extend = useCommand('floor.extend');
  return {
    end: (speechId) => void stop.run({ speechId }),
    extend: (speechId, seconds) => void extend.run({ speechId, seconds }),
    call: (requestId) => void call.run({ requestId }),
    give: (participantId) => void callDirectly.run({ participantId }),
    present: (participantId) => void callDirectly.run({ participantId, kind: 'presentation' }),
    skip: (requestId) => void skip.run({ requestId }),
    pending: call.pending || callDirectly.pending || stop.pending || extend.pending,
  };
}

/** Where somebody stands with the floor on the current item. */
export type OwnFloor =
  | { readonly kind: 'speaking'; readonly turn: Turn }
  | { readonly kind: 'waiting'; readonly requestId: string; readonly place: number }
  | { readonly kind: 'free'; readonly waiting: number };

/** The own place: speaking, waiting at a place of the queue, or free to ask. */
export function ownFloor(state: MeetingState, me: string | null): OwnFloor {
  const view = floorView(state);
  if (view.turn !== null && view.turn.person.participantId === me) {
    return { kind: 'speaking', turn: view.turn };
  }
  const at = view.queue.findIndex((waiting) => waiting.person.participantId === me);
  const own = view.queue[at];
  return own
    ? { kind: 'waiting', requestId: own.requestId, place: at + 1 }
    : { kind: 'free', waiting: view.queue.length };
}
