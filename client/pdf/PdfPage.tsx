import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { imageUrl } from '#client/lib/paperAddresses.ts';
import { cx } from '#client/ui/cx.ts';
import { openPaper } from './documents.ts';
import { pictureAt } from './firstPictures.ts';
import classes from './PdfPage.module.css';
import { isPrepared, preparePage, showPrepared } from './prepared.ts';
import { ratioOf, rememberRatio } from './ratios.ts';
import { drawPage, layText, type Rendering } from './renderPage.ts';

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
  /** Pages to draw ahead once this one stands: those to which one turns next. */
  ahead?: readonly number[];
  /** Called when the text of the page stands, with the box that holds it. */
  onText?: (box: HTMLElement) => void;
  /** What lies over the page: marks, pointer. */
  children?: ReactNode;
};

/** Height to width of a page; of another page, or an A4, until the paper is open. */
function useRatio(versionId: string, page: number): number {
  const [, setSeen] = useState('');
  useEffect(() => {
    let stale = false;
    openPaper(versionId)
      .then((paper) => paper.getPage(page))
      .then((loaded) => {
        const { width, height } = loaded.getViewport({ scale: 1 });
        const known = ratioOf(versionId, page) === height / width;
        rememberRatio(versionId, page, height / width);
        if (!stale && !known) {
          setSeen(`${versionId}/${page}`);
        }
      })
      .catch(() => undefined);
    return () => {
      stale = true;
    };
  }, [versionId, page]);
  return ratioOf(versionId, page);
}

type Phase = 'picture' | 'drawn' | 'failed';

type Boxes = { canvas: React.RefObject<HTMLCanvasElement | null>; text: React.RefObject<HTMLDivElement | null> };

type Shown = Pick<Props, 'versionId' | 'page' | 'width'>;

type Stage = { readonly canvas: HTMLCanvasElement; readonly text: HTMLDivElement; readonly ready: boolean };

/** Draws what wasn't drawn ahead, then lays the text; `shown` is called as soon as the page is sharp. */
function draw(
  { versionId, page, width }: Shown,
  stage: Stage,
  shown: () => void,
): { done: Promise<void>; stop: () => void } {
  const running = new Set<Rendering>();
  let stopped = false;
  const run = (rendering: Rendering): Promise<void> => {
    running.add(rendering);
    return rendering.done.finally(() => running.delete(rendering));
  };
  const work = async (): Promise<void> => {
    const loaded = await (await openPaper(versionId)).getPage(page);
    if (stopped) {
      return;
    }
    if (!stage.ready) {
      await run(drawPage(loaded, width, stage.canvas));
      shown();
    }
    await run(layText(loaded, width, stage.text));
  };
  const stop = (): void => {
    stopped = true;
    for (const rendering of running) {
      rendering.cancel();
    }
  };
  return { done: work(), stop };
}

/** Draws pages ahead one after the other; one that can't be drawn fails when it is turned to. */
async function prepareAhead(
  versionId: string,
  pages: readonly number[],
  width: number,
  isOver: () => boolean,
): Promise<void> {
  for (const page of pages) {
    if (!isOver()) {
      await preparePage(versionId, page, width).catch(() => undefined);
    }
  }
}

function useDrawing(props: BodyProps, { canvas, text }: Boxes): Phase {
  const { versionId, page, width } = props;
  const [phase, setPhase] = useState<Phase>(isPrepared(versionId, page, width) ? 'drawn' : 'picture');
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  // Before the frame is painted: a page that was drawn ahead stands in it.
  useLayoutEffect(() => {
    const boxes = { canvas: canvas.current, text: text.current };
    if (boxes.canvas === null || boxes.text === null) {
      return;
    }
    const ready = showPrepared(versionId, page, width, boxes.canvas);
    setPhase(ready ? 'drawn' : 'picture');
    let stale = false;
    const stage = { canvas: boxes.canvas, text: boxes.text, ready };
    const drawing = draw({ versionId, page, width }, stage, () => setPhase('drawn'));
    drawing.done
      .then(() => (stale ? undefined : latest.current.onText?.(stage.text)))
      .then(() => prepareAhead(versionId, latest.current.ahead ?? [], width, () => stale))
      .catch(() => stale || ready || setPhase('failed'));
    return () => {
      stale = true;
      drawing.stop();
    };
  }, [versionId, page, width, canvas, text]);
  return phase;
}

type BodyProps = Omit<Props, 'children' | 'label'>;

/** What a page is made of. New for each page, so that nothing of the one before is seen through it. */
function Body(props: BodyProps) {
  const { versionId, page, width, failedText, selectable = true } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [pictureFailed, setPictureFailed] = useState(false);
  const phase = useDrawing(props, { canvas, text });
  // A page that was drawn ahead needs no picture of the server's.
  const ready = useMemo(() => isPrepared(versionId, page, width), [versionId, page, width]);
  const picture = pictureAt(imageUrl(versionId, page, width <= 480 ? 720 : 1240));
  return (
    <>
      {pictureFailed || ready ? null : (
        <img src={picture} alt="" decoding="async" onError={() => setPictureFailed(true)} />
      )}
      <canvas ref={canvas} className={cx(phase !== 'drawn' && classes.hidden)} />
      <div ref={text} className={cx(classes.text, !selectable && classes.locked)} />
      {phase === 'failed' && pictureFailed ? <p className={classes.failed}>{failedText}</p> : null}
    </>
  );
}

/** One page: the server's picture at once, then the sharp page with selectable text over it. */
export function PdfPage({ label, children, ...body }: Props) {
  const { versionId, page, width } = body;
  const ratio = useRatio(versionId, page);
  return (
    <div className={classes.page} style={{ width, height: width * ratio }} role="document" aria-label={label}>
      <Body key={`${versionId}/${page}`} {...body} />
      {children}
    </div>
  );
}
