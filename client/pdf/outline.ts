import type { PDFDocumentProxy } from 'pdfjs-dist';
import { openPaper } from './documents.ts';

/** One heading of a paper's own table of contents; `depth` from 0. */
export type Heading = { readonly id: string; readonly title: string; readonly page: number; readonly depth: number };

type Entry = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** A contents list deeper or longer than this is no help on a tablet. */
const DEEPEST = 3;
const MOST = 300;

async function pageOf(paper: PDFDocumentProxy, target: Entry['dest']): Promise<number | null> {
  const place = typeof target === 'string' ? await paper.getDestination(target) : target;
  const [reference] = (place ?? []) as unknown[];
  if (typeof reference === 'number') {
    return reference + 1;
  }
  const isReference = typeof reference === 'object' && reference !== null;
  return isReference ? (await paper.getPageIndex(reference as { num: number; gen: number })) + 1 : null;
}

async function headingsOf(paper: PDFDocumentProxy, entries: readonly Entry[], at: string): Promise<Heading[]> {
  const depth = at.split('.').length - 1;
  const headings: Heading[] = [];
  for (const [index, { title, dest, items }] of entries.slice(0, MOST).entries()) {
    const id = `${at}${index}`;
    const page = await pageOf(paper, dest).catch(() => null);
    if (page !== null) {
      headings.push({ id, title: title.normalize('NFC').trim(), page, depth });
    }
    if (depth + 1 < DEEPEST) {
      headings.push(...(await headingsOf(paper, items as Entry[], `${id}.`)));
    }
  }
  return headings;
}

/** The table of contents that a paper brings along, in its order; empty when it brings none. Rejects when the paper can't be had. */
export async function outlineOf(versionId: string): Promise<readonly Heading[]> {
  const paper = await openPaper(versionId);
  const entries = (await paper.getOutline()) ?? [];
  return (await headingsOf(paper, entries, '')).slice(0, MOST);
}
