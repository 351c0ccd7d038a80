import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { api } from '#client/lib/api.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import type { Rejection } from '#protocol/envelope.ts';
import type { SearchAnswer } from '#protocol/search.ts';

export type Searched =
  | { readonly phase: 'idle' | 'searching' }
  | { readonly phase: 'failed'; readonly rejection: Rejection }
  | { readonly phase: 'found'; readonly query: string; readonly answer: SearchAnswer };

const SHORTEST = 2;

/** What is found for the words in the box, a moment after the last of them was typed. */
export function useSearch(typed: string): Searched {
  const [query] = useDebouncedValue(typed.trim(), 300);
  const [searched, setSearched] = useState<Searched>({ phase: 'idle' });
  useEffect(() => {
    if (query.length < SHORTEST) {
      setSearched({ phase: 'idle' });
      return;
    }
    let stale = false;
    setSearched((before) => (before.phase === 'found' ? before : { phase: 'searching' }));
    api.get<SearchAnswer>(`/api/search?q=${encodeURIComponent(query)}`).then(
      (answer) => stale || setSearched({ phase: 'found', query, answer }),
      (error: unknown) => stale || setSearched({ phase: 'failed', rejection: rejectionOf(error) }),
    );
    return () => {
      stale = true;
    };
  }, [query]);
  return searched;
}
