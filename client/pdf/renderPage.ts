import { type PDFPageProxy, TextLayer } from 'pdfjs-dist';

export type Rendering = {
  /** Resolves when it stands; rejects when it was cancelled. */
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

/** Draws a page into a canvas, as sharp as the screen. `width` in CSS pixels. */
export function drawPage(page: PDFPageProxy, width: number, canvas: HTMLCanvasElement): Rendering {
  const viewport = page.getViewport({ scale: scaleFor(page, width).device });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const drawing = page.render({ canvas, viewport });
  return { done: drawing.promise, cancel: () => drawing.cancel() };
}

/** Lays the selectable text of a page into a box of the page's size. `width` in CSS pixels. */
export function layText(page: PDFPageProxy, width: number, box: HTMLElement): Rendering {
  const { css } = scaleFor(page, width);
  box.replaceChildren();
  box.style.setProperty('--total-scale-factor', String(css));
  const viewport = page.getViewport({ scale: css });
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: box, viewport });
  return { done: layer.render().then(() => undefined), cancel: () => layer.cancel() };
}
