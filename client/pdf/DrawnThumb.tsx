import { useEffect, useRef } from 'react';
import { openPaper } from './documents.ts';
import { drawPage } from './renderPage.ts';

type Props = { versionId: string; page: number; width: number; className?: string | undefined };

/** A small picture of a page, drawn on this device when the server's can't be had; blank when the paper isn't here either. */
export function DrawnThumb({ versionId, page, width, className }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let stop = (): void => undefined;
    let stale = false;
    const draw = async (): Promise<void> => {
      const loaded = await (await openPaper(versionId)).getPage(page);
      if (!stale && canvas.current !== null) {
        const drawing = drawPage(loaded, width, canvas.current);
        stop = drawing.cancel;
        await drawing.done;
      }
    };
    draw().catch(() => undefined);
    return () => {
      stale = true;
      stop();
    };
  }, [versionId, page, width]);
  return <canvas ref={canvas} className={className} />;
}
