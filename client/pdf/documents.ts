import { GlobalWorkerOptions, getDocument, type PDFDocumentLoadingTask, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { fileUrl } from '#client/lib/paperAddresses.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Papers kept open, the least recently used let go first: the next paper of an item opens at once. */
const KEEP_OPEN = 4;

const open = new Map<string, PDFDocumentLoadingTask>();

function start(versionId: string): PDFDocumentLoadingTask {
  // Range requests: what is read is fetched, page by page; the whole file is kept for offline reading by client/offline.
  return getDocument({
    url: fileUrl(versionId),
    withCredentials: true,
    rangeChunkSize: 128 * 1024,
    disableStream: true,
    disableAutoFetch: true,
    cMapUrl: '/pdfjs/cmaps/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    iccUrl: '/pdfjs/iccs/',
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

/** Closes a stored version and frees what it held. */
export function closePaper(versionId: string): void {
  const task = open.get(versionId);
  open.delete(versionId);
  void task?.destroy();
}
