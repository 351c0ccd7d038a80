import { useSyncExternalStore } from 'react';

/** Whether a media query holds now; follows changes of the window. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** A phone held upright: one column, actions fixed below. */
export const usePhone = (): boolean => useMedia('(max-width: 700px)');
