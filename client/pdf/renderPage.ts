import { type PDFPageProxy, type RenderTask, TextLayer } from 'pdfjs-dist';

export type Rendering = {
  /** Resolves when page and text stand; rejects when it was cancelled. */
  readonly done: Promise<void>;
  readonly cancel: () => void;
};

/** Beyond this many pixels a canvas costs more memory than a tablet has to spare. */
const MOST_PIXELS = 16_000_000;

function scaleFor(page: PDFPageProxy, width: number): { css: number; device: number } {
  const natural = page.getViewport({ scale: 1 });
  const css = width / natural.width;
  const pixels = natural.width * natural.height * css * css;
  const ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / pixels));
  return { css, device: css * ratio };
}

/** Draws a page into a canvas and lays its selectable text into a box of the same size. `width` in CSS pixels. */
export function renderPage(
  page: PDFPageProxy,
  width: number,
  into: { canvas: HTMLCanvasElement; text: HTMLElement },
): Rendering {
  const { css, device } = scaleFor(page, width);
  const viewport = page.getViewport({ scale: device });
  into.canvas.width = Math.floor(viewport.width);
  into.canvas.height = Math.floor(viewport.height);
  const drawing: RenderTask = page.render({ canvas: into.canvas, viewport });
  const box = page.getViewport({ scale: css });
  into.text.replaceChildren();
  into.text.style.setProperty('--total-scale-factor', String(css));
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: into.text, viewport: box });
  const done = Promise.all([drawing.promise, layer.render()]).then(() => undefined);
  return {
    done,
    cancel: () => {
      drawing.cancel();
      layer.cancel();
    },
  };
}
