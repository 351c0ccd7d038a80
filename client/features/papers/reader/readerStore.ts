import { useSyncExternalStore } from 'react';

export type Tool = 'read' | 'highlight' | 'pen' | 'note' | 'erase';

/** What one person looks at on this device. It isn't part of the meeting and never leaves the device but by following. */
export type ReaderView = {
  readonly paperId: string | null;
  readonly page: number;
  /** Pages turn with the presenter. */
  readonly following: boolean;
  readonly tool: Tool;
  /** 1 fits the width. */
  readonly zoom: number;
  /** The whole page on the screen, whatever `zoom` says. */
  readonly whole: boolean;
  /** On a phone: the printed page instead of reflowed text. */
  readonly printed: boolean;
  /** A second paper beside the first, on large screens. */
  readonly besideId: string | null;
  readonly besidePage: number;
  /** Words that were searched for, marked on the page of the hit until it is left. */
  readonly found: Found | null;
};

export type Found = { readonly versionId: string; readonly page: number; readonly words: string };

const initial: ReaderView = {
  paperId: null,
  page: 1,
  following: true,
  tool: 'read',
  zoom: 1,
  whole: false,
  printed: false,
  besideId: null,
  besidePage: 1,
  found: null,
};

let view = initial;
const listeners = new Set<() => void>();

/** Changes what this device shows. */
export function setReader(change: Partial<ReaderView>): void {
  view = { ...view, ...change };
  for (const listener of listeners) {
    listener();
  }
}

/** Back to the beginning, when a meeting is left. */
export function resetReader(): void {
  setReader(initial);
}

export const reader = (): ReaderView => view;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What this device shows now. */
export function useReader(): ReaderView {
  return useSyncExternalStore(subscribe, reader);
}
