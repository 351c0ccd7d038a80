import { useEffect, useState } from 'react';
import { api } from '#client/lib/api.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import type { Rejection } from '#protocol/envelope.ts';
import type { MeetingSummary } from '#protocol/http.ts';

export type MeetingList =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly rejection: Rejection }
  | { readonly state: 'ready'; readonly meetings: readonly MeetingSummary[] };

const REFRESH_MS = 30_000;

/** The meetings of whoever is signed in, asked anew every half minute. */
export function useMeetings(): MeetingList {
  const [list, setList] = useState<MeetingList>({ state: 'loading' });
  useEffect(() => {
    let alive = true;
    const ask = async (): Promise<void> => {
      try {
        const { meetings } = await api.get<{ meetings: MeetingSummary[] }>('/api/meetings');
        if (alive) {
          setList({ state: 'ready', meetings });
        }
      } catch (error) {
        if (alive) {
          setList((known) => (known.state === 'ready' ? known : { state: 'failed', rejection: rejectionOf(error) }));
        }
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), REFRESH_MS);
    return () => {
      alive = false;
      clearInterval(timer);
    };
  }, []);
  return list;
}
