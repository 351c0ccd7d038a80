import { useEffect, useState } from 'react';
import { z } from 'zod';
import { useMyId, useSession } from '#client/realtime/index.ts';
import type { Reading } from './useReading.ts';

const Looked = z.object({
  name: z.literal('page.looked'),
  from: z.string(),
  data: z.object({ paperId: z.string(), page: z.number() }),
});

const SAY_MS = 10_000;
/** Who hasn't said for this long where he is, is no longer counted. */
const FORGET_MS = 30_000;

type Seen = { readonly page: string; readonly atMs: number };

/** Without those who have not said for too long where they are; the same list when nobody goes. */
function stillHere(seen: ReadonlyMap<string, Seen>): ReadonlyMap<string, Seen> {
  const now = Date.now();
  const fresh = [...seen].filter(([, { atMs }]) => now - atMs < FORGET_MS);
  return fresh.length === seen.size ? seen : new Map(fresh);
}

/** Who else looks at the same page now ("who is with me"). A lossy list, told by the devices themselves. */
export function useFollowers({ paper, page }: Pick<Reading, 'paper' | 'page'>): readonly string[] {
  const { wire, store } = useSession();
  const me = useMyId();
  const [seen, setSeen] = useState<ReadonlyMap<string, Seen>>(new Map());
  const paperId = paper?.paperId ?? null;
  useEffect(() => {
    if (paperId === null || me === null) {
      return;
    }
    const say = (): void =>
      wire.signal('signal', { meetingId: store.meetingId, name: 'page.looked', data: { paperId, page } });
    say();
    const timer = setInterval(() => {
      say();
      setSeen(stillHere);
    }, SAY_MS);
    return () => clearInterval(timer);
  }, [wire, store, me, paperId, page]);
  useEffect(
    () =>
      wire.on('signal', (given) => {
        const parsed = Looked.safeParse(given);
        if (parsed.success) {
          const { from, data } = parsed.data;
          setSeen((before) => new Map(before).set(from, { page: `${data.paperId}/${data.page}`, atMs: Date.now() }));
        }
      }),
    [wire],
  );
  const here = `${paperId}/${page}`;
  return [...seen].filter(([, { page: at }]) => at === here).map(([id]) => id);
}
