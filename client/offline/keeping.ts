import { useSyncExternalStore } from 'react';

/** Where a stored version stands on this device; undefined when it isn't kept here. */
export type Keeping = 'fetching' | 'kept' | 'noRoom';

let known: ReadonlyMap<string, Keeping> = new Map();
const listeners = new Set<() => void>();

/** Says where versions stand; undefined takes one out. */
export function tellKeeping(versionId: string, keeping: Keeping | undefined): void {
  const next = new Map(known);
  if (keeping === undefined) {
    next.delete(versionId);
  } else {
    next.set(versionId, keeping);
  }
  known = next;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where a stored version stands on this device. */
export function useKeeping(versionId: string): Keeping | undefined {
  return useSyncExternalStore(subscribe, () => known.get(versionId));
}
