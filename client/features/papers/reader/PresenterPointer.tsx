import { useEffect, useState } from 'react';
import { z } from 'zod';
import { useSession } from '#client/realtime/index.ts';
import classes from '../notes/MarkLayer.module.css';

const Pointer = z.object({
  name: z.literal('pointer.moved'),
  data: z.object({ paperId: z.string(), page: z.number(), x: z.number(), y: z.number() }),
});

/** After this long without a movement the dot goes away. */
const REST_MS = 4_000;

/** The presenter's pointer on the page that one follows. Lossy on purpose: it is shown or it isn't. */
export function PresenterPointer({ paperId, page }: { paperId: string; page: number }) {
  const { wire } = useSession();
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = wire.on('signal', (given) => {
      const parsed = Pointer.safeParse(given);
      if (parsed.success && parsed.data.data.paperId === paperId && parsed.data.data.page === page) {
        setAt(parsed.data.data);
        clearTimeout(timer);
        timer = setTimeout(() => setAt(null), REST_MS);
      }
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [wire, paperId, page]);
  return at === null ? null : (
    <i className={classes.pointer} style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }} aria-hidden="true" />
  );
}
