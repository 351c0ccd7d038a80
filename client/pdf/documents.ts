import { GlobalWorkerOptions, getDocument, type PDFDocumentLoadingTask, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Papers kept open, the least recently used let go first: the next paper of an item opens at once. */
const KEEP_OPEN = 4;

const open = new Map<string, PDFDocumentLoadingTask>();

/** Address of the PDF of a stored version. */
export const fileUrl = (versionId: string): string => `/api/papers/${versionId}/file`;

/** Address of the picture of a page, drawn by the server for the first paint. */
export const imageUrl = (versionId: string, page: number, width: 160 | 720 | 1240): string =>
  `/api/papers/${versionId}/pages/${page}/image?width=${width}`;

function start(versionId: string): PDFDocumentLoadingTask {
  // Range requests: what is read is fetched, page by page; the whole file comes in the background for offline reading.
  return getDocument({
    url: fileUrl(versionId),
    withCredentials: true,
    rangeChunkSize: 128 * 1024,
    disableStream: true,
    cMapUrl: '/pdfjs/cmaps/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
  });
}

/** Opens a stored version, or gives the one that is open already. Rejects when it can't be had. */
export function openPaper(versionId: string): Promise<PDFDocumentProxy> {
  const task = open.get(versionId) ?? start(versionId);
  open.delete(versionId);
  open.set(versionId, task);
  for (const [id, oldest] of open) {
    if (open.size <= KEEP_OPEN) {
      break;
    }
    open.delete(id);
    void oldest.destroy();
  }
  task.promise.catch(() => open.delete(versionId));
  return task.promise;
}

/** Lets a paper go at once, with everything held of it (recall). */
export function forgetPaper(versionId: string): void {
  const task = open.get(versionId);
  open.delete(versionId);
  void task?.destroy();
}
