import type { Reducers } from './reduce.ts';

/** What one participant knows of shared notes: with whom one shares, and who shares, per paper. */
export type OwnNotesSlice = {
  readonly sharedWith: Readonly<Record<string, readonly string[]>>;
  readonly receivedFrom: Readonly<Record<string, readonly string[]>>;
};

export const initialOwnNotes: OwnNotesSlice = { sharedWith: {}, receivedFrom: {} };

export const ownNotesReducers: Reducers<OwnNotesSlice> = {
  'note.shareSet': (slice, { paperId, readerIds }) => ({
    ...slice,
    sharedWith: { ...slice.sharedWith, [paperId]: readerIds },
  }),
  'note.received': (slice, { paperId, ownerId, shared }) => {
    const others = (slice.receivedFrom[paperId] ?? []).filter((id) => id !== ownerId);
    return { ...slice, receivedFrom: { ...slice.receivedFrom, [paperId]: shared ? [...others, ownerId] : others } };
  },
};
