import { useCallback, useEffect, useState } from 'react';
import type { Rejection } from '#protocol/envelope.ts';
import { api } from './api.ts';
import { rejectionOf } from './rejection.ts';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly rejection: Rejection }
  | { readonly state: 'ready'; readonly value: T };

/** Reads an address once, and again on `reload`. What was read stays on the screen while it is read again. */
export function useAddress<T>(path: string): [Loaded<T>, () => void, (value: T) => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const set = useCallback((value: T) => setLoaded({ state: 'ready', value }), []);
  const reload = useCallback(() => {
    api.get<T>(path).then(set, (error: unknown) => setLoaded({ state: 'failed', rejection: rejectionOf(error) }));
  }, [path, set]);
  useEffect(reload, [reload]);
  return [loaded, reload, set];
}
