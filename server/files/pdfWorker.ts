import { readFile } from 'node:fs/promises';
import { serveTasks } from '../threads/serveTasks.ts';
import { drawPage, PdfError, readPdf } from './pdfReader.ts';

/** What the server asks this thread to do. */
export type PdfTask =
  | { readonly kind: 'read'; readonly file: string; readonly maxPages: number }
  | { readonly kind: 'draw'; readonly file: string; readonly page: number; readonly width: number };

async function work(task: PdfTask): Promise<unknown> {
  const data = new Uint8Array(await readFile(task.file));
  return task.kind === 'read' ? readPdf(data, task.maxPages) : drawPage(data, task.page, task.width);
}

serveTasks(work, (error) => (error instanceof PdfError ? error.fault : 'broken'));
