import type { AgendaItemDetails, AgendaItemStatus } from '#protocol/agenda.ts';
import { merge, type Reducers, update, without } from './reduce.ts';
import { Rejected } from './rejected.ts';

export type AgendaItem = AgendaItemDetails & {
  readonly itemId: string;
  readonly status: AgendaItemStatus;
  /** When the item was called for the first time, and when it ended. */
  readonly calledAt: string | null;
  readonly endedAt: string | null;
  readonly reason: string | null;
  /** What was planned before the plan was shortened in the meeting; absent while it wasn't. */
  readonly firstPlannedMinutes?: number;
};

/** The programme: items by id, their order in the whole tree, and the one being dealt with. */
export type AgendaSlice = {
  readonly byId: Readonly<Record<string, AgendaItem>>;
  readonly order: readonly string[];
  readonly currentItemId: string | null;
};

/** The item being dealt with; undefined before the first and after the last. */
export function openItem({ currentItemId, byId }: AgendaSlice): AgendaItem | undefined {
  return currentItemId === null ? undefined : byId[currentItemId];
}

export const initialAgenda: AgendaSlice = { byId: {}, order: [], currentItemId: null };

function place(order: readonly string[], itemId: string, beforeId: string | null): readonly string[] {
  const rest = order.filter((id) => id !== itemId);
  const index = beforeId === null ? -1 : rest.indexOf(beforeId);
  return index < 0 ? [...rest, itemId] : [...rest.slice(0, index), itemId, ...rest.slice(index)];
}

function setItem(slice: AgendaSlice, itemId: string, changes: Partial<AgendaItem>): AgendaSlice {
  return { ...slice, byId: update(slice.byId, itemId, (item) => ({ ...item, ...changes })) };
}

function end(slice: AgendaSlice, itemId: string, changes: Partial<AgendaItem>): AgendaSlice {
  const ended = setItem(slice, itemId, changes);
  return ended.currentItemId === itemId ? { ...ended, currentItemId: null } : ended;
}

function call(slice: AgendaSlice, itemId: string, at: string): AgendaSlice {
  const previous = openItem(slice);
  const left =
    previous === undefined || previous.itemId === itemId
      ? slice
      : setItem(slice, previous.itemId, { status: 'concluded', endedAt: at });
  const item = left.byId[itemId];
  return {
    ...setItem(left, itemId, { status: 'presenting', calledAt: item?.calledAt ?? at, endedAt: null }),
    currentItemId: itemId,
  };
}

export const agendaReducers: Reducers<AgendaSlice> = {
  'agenda.itemAdded': (slice, { itemId, details, beforeId }) => ({
    ...slice,
    byId: {
      ...slice.byId,
      [itemId]: { ...details, itemId, status: 'pending', calledAt: null, endedAt: null, reason: null },
    },
    order: place(slice.order, itemId, beforeId),
  }),
  'agenda.itemEdited': (slice, { itemId, changes }) => ({
    ...slice,
    byId: update(slice.byId, itemId, (item) => merge(item, changes)),
  }),
  'agenda.itemMoved': (slice, { itemId, parentId, beforeId }) => ({
    ...setItem(slice, itemId, { parentId }),
    order: place(slice.order, itemId, beforeId),
  }),
  'agenda.itemRemoved': (slice, { itemId }) => ({
    ...slice,
    byId: without(slice.byId, itemId),
    order: slice.order.filter((id) => id !== itemId),
  }),
  'agenda.itemCalled': (slice, { itemId }, { at }) => call(slice, itemId, at),
  'agenda.phaseSet': (slice, { itemId, phase }) => setItem(slice, itemId, { status: phase }),
  'agenda.itemConcluded': (slice, { itemId }, { at }) => end(slice, itemId, { status: 'concluded', endedAt: at }),
  'agenda.itemDeferred': (slice, { itemId, reason }, { at }) =>
    end(slice, itemId, { status: 'deferred', endedAt: at, reason }),
  'agenda.itemWithdrawn': (slice, { itemId, reason }, { at }) =>
    end(slice, itemId, { status: 'withdrawn', endedAt: at, reason }),
  'agenda.replanned': (slice, { minutes }) =>
    minutes.reduce((next, { itemId, plannedMinutes }) => {
      const item = next.byId[itemId];
      const first = item?.firstPlannedMinutes ?? item?.plannedMinutes ?? plannedMinutes;
      return setItem(next, itemId, { plannedMinutes, firstPlannedMinutes: first });
    }, slice),
};

/** The item, or a rejection when the programme has none of that id. */
export function requireItem(slice: AgendaSlice, itemId: string): AgendaItem {
  const item = slice.byId[itemId];
  if (item === undefined) {
    throw new Rejected('not_found', 'AGENDA-1');
  }
  return item;
}

/** The item being dealt with, or a rejection while none is. */
export function requireCurrentItem(slice: AgendaSlice): AgendaItem {
  if (slice.currentItemId === null) {
    throw new Rejected('conflict', 'AGENDA-2');
  }
  return requireItem(slice, slice.currentItemId);
}

/** Items in the order of the programme. */
export function orderedItems(slice: AgendaSlice): AgendaItem[] {
  return slice.order.flatMap((id) => slice.byId[id] ?? []);
}
