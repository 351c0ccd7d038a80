import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { drawPage, PdfError, readPdf } from './pdfReader.ts';

/** What the server asks this thread to do; the answer carries the same id. */
export type PdfTask =
  | { readonly id: number; readonly kind: 'read'; readonly file: string; readonly maxPages: number }
  | {
      readonly id: number;
      readonly kind: 'draw';
      readonly file: string;
      readonly page: number;
      readonly width: number;
    };

export type PdfAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly fault: string };

async function work(task: PdfTask): Promise<unknown> {
  const data = new Uint8Array(await readFile(task.file));
  return task.kind === 'read' ? readPdf(data, task.maxPages) : drawPage(data, task.page, task.width);
}

parentPort?.on('message', (task: PdfTask) => {
  work(task)
    .then((value): PdfAnswer => ({ id: task.id, ok: true, value }))
    .catch(
      (error: unknown): PdfAnswer => ({
        id: task.id,
        ok: false,
        fault: error instanceof PdfError ? error.fault : 'broken',
      }),
    )
    .then((answer) => parentPort?.postMessage(answer))
    .catch(() => process.exit(1));
});
