import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from '#client/ui/cx.ts';
import { imageUrl, openPaper } from './documents.ts';
import classes from './PdfPage.module.css';
import { type Rendering, renderPage } from './renderPage.ts';

type Props = {
  versionId: string;
  /** Number of the page, from 1. */
  page: number;
  /** Width on the screen in CSS pixels. */
  width: number;
  /** Words for a screen reader, and for when the page can't be had. */
  label: string;
  failedText: string;
  /** Whether text may be selected now; off while a pen draws. */
  selectable?: boolean;
  /** Called when the text of the page stands, with the box that holds it. */
  onText?: (box: HTMLElement) => void;
  /** What lies over the page: marks, pointer. */
  children?: ReactNode;
};

const A4 = Math.SQRT2;

/** Height of a page at a width; an A4 until the paper is open. */
function useRatio(versionId: string, page: number): number {
  const [ratio, setRatio] = useState(A4);
  useEffect(() => {
    let stale = false;
    openPaper(versionId)
      .then((paper) => paper.getPage(page))
      .then((loaded) => {
        const { width, height } = loaded.getViewport({ scale: 1 });
        if (!stale) {
          setRatio(height / width);
        }
      })
      .catch(() => undefined);
    return () => {
      stale = true;
    };
  }, [versionId, page]);
  return ratio;
}

type Phase = 'picture' | 'drawn' | 'failed';

type Boxes = { canvas: React.RefObject<HTMLCanvasElement | null>; text: React.RefObject<HTMLDivElement | null> };

function useDrawing(props: Props, { canvas, text }: Boxes): Phase {
  const { versionId, page, width, onText } = props;
  const [phase, setPhase] = useState<Phase>('picture');
  const tell = useRef(onText);
  useEffect(() => {
    tell.current = onText;
  });
  useEffect(() => {
    let rendering: Rendering | undefined;
    let stale = false;
    setPhase('picture');
    const draw = async (): Promise<void> => {
      const loaded = await (await openPaper(versionId)).getPage(page);
      if (stale || canvas.current === null || text.current === null) {
        return;
      }
      rendering = renderPage(loaded, width, { canvas: canvas.current, text: text.current });
      await rendering.done;
      setPhase('drawn');
      tell.current?.(text.current);
    };
    draw().catch(() => stale || setPhase('failed'));
    return () => {
      stale = true;
      rendering?.cancel();
    };
  }, [versionId, page, width, canvas, text]);
  return phase;
}

/** One page: the server's picture at once, then the sharp page with selectable text over it. */
export function PdfPage(props: Props) {
  const { versionId, page, width, label, failedText, selectable = true, children } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [pictureFailed, setPictureFailed] = useState(false);
  const ratio = useRatio(versionId, page);
  const phase = useDrawing(props, { canvas, text });
  const picture = imageUrl(versionId, page, width <= 480 ? 720 : 1240);
  return (
    <div className={classes.page} style={{ width, height: width * ratio }} role="document" aria-label={label}>
      {pictureFailed ? null : <img src={picture} alt="" decoding="async" onError={() => setPictureFailed(true)} />}
      <canvas ref={canvas} className={cx(phase !== 'drawn' && classes.hidden)} />
      <div ref={text} className={cx(classes.text, !selectable && classes.locked)} />
      {phase === 'failed' && pictureFailed ? <p className={classes.failed}>{failedText}</p> : null}
      {children}
    </div>
  );
}
