import type { FloorRequest, Speech, SpeechEnd } from '#protocol/floor.ts';
import { type Reducers, update } from './reduce.ts';
import { Rejected } from './rejected.ts';

/** Where a request stands: it waits, was given the floor, or ended without it. */
export type FloorRequestStatus = 'waiting' | 'given' | 'withdrawn' | 'skipped' | 'expired';

export type FloorRequestEntry = FloorRequest & {
  readonly status: FloorRequestStatus;
  readonly requestedAt: string;
};

/** The speech that is on; its time runs from `startedAt`. */
export type CurrentSpeech = Speech & { readonly startedAt: string };

/** A speech that is over. */
export type PastSpeech = CurrentSpeech & {
  readonly endedAt: string;
  readonly reason: SpeechEnd;
  readonly spokenSeconds: number;
};

/** The speakers' lists of all items, who has the floor, and what has been said by whom. */
export type FloorSlice = {
  readonly requests: Readonly<Record<string, FloorRequestEntry>>;
  /** Waiting requests of all items in the order they will be called. */
  readonly waiting: readonly string[];
  readonly current: CurrentSpeech | null;
  readonly history: readonly PastSpeech[];
  /** Items whose list takes no more requests. */
  readonly closedLists: readonly string[];
};

export const initialFloor: FloorSlice = { requests: {}, waiting: [], current: null, history: [], closedLists: [] };

/** A point of order goes before all others, behind earlier points of order (FLOOR-3). */
function enqueue(slice: FloorSlice, request: FloorRequest): readonly string[] {
  if (request.kind !== 'point_of_order') {
    return [...slice.waiting, request.requestId];
  }
  const isFirst = (id: string): boolean => slice.requests[id]?.kind === 'point_of_order';
  const first = slice.waiting.filter(isFirst);
  const rest = slice.waiting.filter((id) => !isFirst(id));
  return [...first, request.requestId, ...rest];
}

function settle(slice: FloorSlice, ids: readonly string[], status: FloorRequestStatus): FloorSlice {
  const requests = ids.reduce((all, id) => update(all, id, (request) => ({ ...request, status })), slice.requests);
  return { ...slice, requests, waiting: slice.waiting.filter((id) => !ids.includes(id)) };
}

/** Puts the named requests into the places that they hold together; those of other items stay where they are. */
function reorder(slice: FloorSlice, requestIds: readonly string[]): FloorSlice {
  let next = 0;
  const waiting = slice.waiting.map((id) => (requestIds.includes(id) ? (requestIds[next++] ?? id) : id));
  return { ...slice, waiting };
}

export const floorReducers: Reducers<FloorSlice> = {
  'floor.requested': (slice, { request }, { at }) => ({
    ...slice,
    requests: { ...slice.requests, [request.requestId]: { ...request, status: 'waiting', requestedAt: at } },
    waiting: enqueue(slice, request),
  }),
  'floor.withdrawn': (slice, { requestId }) => settle(slice, [requestId], 'withdrawn'),
  'floor.skipped': (slice, { requestId }) => settle(slice, [requestId], 'skipped'),
  'floor.expired': (slice, { requestIds }) => settle(slice, requestIds, 'expired'),
  'floor.given': (slice, { speech }, { at }) => ({
    ...settle(slice, speech.requestId === null ? [] : [speech.requestId], 'given'),
    current: { ...speech, startedAt: at },
  }),
  'floor.stopped': (slice, { speechId, reason, spokenSeconds }, { at }) =>
    slice.current?.speechId === speechId
      ? {
          ...slice,
          current: null,
          history: [...slice.history, { ...slice.current, endedAt: at, reason, spokenSeconds }],
        }
      : slice,
  'floor.extended': (slice, { speechId, seconds }) =>
    slice.current?.speechId === speechId
      ? { ...slice, current: { ...slice.current, seconds: slice.current.seconds + seconds } }
      : slice,
  'floor.reordered': (slice, { requestIds }) => reorder(slice, requestIds),
  'floor.listClosed': (slice, { itemId }) => ({ ...slice, closedLists: [...slice.closedLists, itemId] }),
  'floor.listOpened': (slice, { itemId }) => ({
    ...slice,
    closedLists: slice.closedLists.filter((id) => id !== itemId),
  }),
};

/** Waiting requests of an item, first to be called first. */
export function waitingFor(slice: FloorSlice, itemId: string): FloorRequestEntry[] {
  return slice.waiting.flatMap((id) => {
    const request = slice.requests[id];
    return request !== undefined && request.itemId === itemId ? [request] : [];
  });
}

/** The waiting request, or a rejection when there is none of that id or it is settled. */
export function requireWaiting(slice: FloorSlice, requestId: string): FloorRequestEntry {
  const request = slice.requests[requestId];
  if (request === undefined) {
    throw new Rejected('not_found', 'FLOOR-4');
  }
  if (request.status !== 'waiting') {
    throw new Rejected('conflict', 'FLOOR-4', { status: request.status });
  }
  return request;
}

/** The speech that is on, if it is the named one; a stop that comes late must not hit the next speaker. */
export function requireSpeech(slice: FloorSlice, speechId: string): CurrentSpeech {
  if (slice.current?.speechId !== speechId) {
    throw new Rejected('conflict', 'FLOOR-6');
  }
  return slice.current;
}

/** Whole seconds between two moments, never negative. */
export function secondsBetween(fromAt: string, untilAt: string): number {
  return Math.max(0, Math.round((Date.parse(untilAt) - Date.parse(fromAt)) / 1000));
}
