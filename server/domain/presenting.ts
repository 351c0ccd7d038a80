import type { ShownPage } from '#protocol/presenting.ts';
import type { Reducers } from './reduce.ts';

/** The page that the presenter shows now; null while nobody presents. Kept when the item changes until another page comes. */
export type PresentingSlice = {
  readonly shown: (ShownPage & { readonly presenterId: string; readonly at: string }) | null;
};

export const initialPresenting: PresentingSlice = { shown: null };

export const presentingReducers: Reducers<PresentingSlice> = {
  'presenting.pageShown': (_slice, page, { at }) => ({ shown: { ...page, at } }),
  'presenting.stopped': () => initialPresenting,
};
