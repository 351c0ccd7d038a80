import { TaskThread } from '../threads/taskThread.ts';
import { PdfError, type PdfFault } from './pdfReader.ts';
import type { PdfTask } from './pdfWorker.ts';

/** A PDF that keeps the thread busy longer than this is taken for broken. */
const LONGEST_MS = 120_000;
/** Enough for a thousand pages; a PDF that wants more is taken for broken as well. */
const MOST_MEMORY = 1536;

/** PDF work on a thread of its own: a large or hostile file never holds up the room. */
export class PdfThread {
  readonly #thread = new TaskThread<PdfTask>({
    module: new URL('./pdfWorker.ts', import.meta.url),
    longestMs: LONGEST_MS,
    limits: { maxOldGenerationSizeMb: MOST_MEMORY },
    failure: (fault) => new PdfError(fault as PdfFault),
  });

  /** Checks a PDF on disk and reads the text of each page. */
  async read(file: string, maxPages: number): Promise<string[]> {
    return (await this.#thread.ask({ kind: 'read', file, maxPages })) as string[];
  }

  /** Draws a page of a PDF on disk as WebP, `width` pixels wide. */
  async draw(file: string, page: number, width: number): Promise<Buffer> {
    return Buffer.from((await this.#thread.ask({ kind: 'draw', file, page, width })) as Uint8Array);
  }

  /** Ends the thread; waiting work fails. */
  close(): Promise<void> {
    return this.#thread.close();
  }
}
