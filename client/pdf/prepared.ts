import { openPaper } from './documents.ts';
import { drawPage } from './renderPage.ts';

type Prepared = { readonly canvas: HTMLCanvasElement; done: boolean; readonly cancel: () => void };

/** Pages drawn ahead: the one before, the open one and the one after, of two papers side by side. */
const MOST = 6;

const prepared = new Map<string, Prepared>();

const keyOf = (versionId: string, page: number, width: number): string => `${versionId}/${page}/${width}`;

function letGo(key: string): void {
  const entry = prepared.get(key);
  prepared.delete(key);
  if (entry !== undefined && !entry.done) {
    entry.cancel();
  }
}

/** Draws a page ahead, `width` CSS pixels wide, so that turning to it shows it in the next frame. Rejects when it can't. */
export async function preparePage(versionId: string, page: number, width: number): Promise<void> {
  const key = keyOf(versionId, page, width);
  const before = prepared.get(key);
  if (before !== undefined) {
    prepared.delete(key);
    prepared.set(key, before);
    return;
  }
  const loaded = await (await openPaper(versionId)).getPage(page);
  if (prepared.has(key)) {
    return;
  }
  const canvas = document.createElement('canvas');
  const drawing = drawPage(loaded, width, canvas);
  const entry: Prepared = { canvas, done: false, cancel: drawing.cancel };
  prepared.set(key, entry);
  for (const oldest of prepared.keys()) {
    if (prepared.size <= MOST) {
      break;
    }
    letGo(oldest);
  }
  try {
    await drawing.done;
    entry.done = true;
  } catch (error) {
    prepared.delete(key);
    throw error;
  }
}

/** Whether a page was drawn ahead. */
export const isPrepared = (versionId: string, page: number, width: number): boolean =>
  prepared.get(keyOf(versionId, page, width))?.done === true;

/** Puts a page that was drawn ahead into a canvas; false when it wasn't. */
export function showPrepared(versionId: string, page: number, width: number, into: HTMLCanvasElement): boolean {
  const entry = prepared.get(keyOf(versionId, page, width));
  if (entry === undefined || !entry.done) {
    return false;
  }
  into.width = entry.canvas.width;
  into.height = entry.canvas.height;
  into.getContext('2d')?.drawImage(entry.canvas, 0, 0);
  return true;
}

/** Lets go of everything that was drawn ahead of a paper (recall). */
export function forgetPrepared(versionId: string): void {
  for (const key of [...prepared.keys()].filter((name) => name.startsWith(`${versionId}/`))) {
    letGo(key);
  }
}
