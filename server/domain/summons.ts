import type { EventData } from '#protocol/registry.ts';
import type { Summons } from '#protocol/room.ts';
import { type Reducers, update } from './reduce.ts';

export type SummonsEntry = Summons & {
  readonly status: EventData<'summons.answered'>['status'];
  readonly calledAt: string;
  readonly byId: string | null;
};

/** Calls for service by id: all of them for the stewards, the own ones (or those to answer) for a participant. */
export type SummonsSlice = Readonly<Record<string, SummonsEntry>>;

function call(slice: SummonsSlice, summons: Summons, at: string): SummonsSlice {
  return { ...slice, [summons.summonsId]: { ...summons, status: 'waiting', calledAt: at, byId: null } };
}

export const stewardSummonsReducers: Reducers<SummonsSlice> = {
  'summons.called': (slice, { summons }, { at }) => call(slice, summons, at),
  'summons.answered': (slice, { summonsId, status, byId }) =>
    update(slice, summonsId, (entry) => ({ ...entry, status, byId })),
};

export const ownSummonsReducers: Reducers<SummonsSlice> = {
  'summons.noted': (slice, { summons }, { at }) => call(slice, summons, at),
  'summons.answerNoted': (slice, { summonsId, status, byId }) =>
    update(slice, summonsId, (entry) => ({ ...entry, status, byId })),
};

/** What is still to be done. */
export function openSummons(slice: SummonsSlice): SummonsEntry[] {
  return Object.values(slice).filter(({ status }) => status === 'waiting' || status === 'coming');
}
