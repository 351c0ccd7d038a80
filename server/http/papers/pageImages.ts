import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BlobStore } from '#server/files/blobStore.ts';
import type { PdfThread } from '#server/files/pdfThread.ts';

/** Widths that are drawn, in pixels: a thumbnail, a phone, a tablet. Others would fill the disk. */
export const PAGE_WIDTHS = [160, 720, 1240] as const;
export type PageWidth = (typeof PAGE_WIDTHS)[number];

/** Pictures of pages for the first paint, drawn once and kept on disk; they can always be drawn again. */
export class PageImages {
  readonly #folder: string;
  readonly #blobs: BlobStore;
  readonly #pdf: PdfThread;
  readonly #running = new Map<string, Promise<Buffer>>();

  constructor(folder: string, blobs: BlobStore, pdf: PdfThread) {
    this.#folder = folder;
    this.#blobs = blobs;
    this.#pdf = pdf;
  }

  /** The WebP picture of a page of a stored PDF. */
  async get(pdfHash: string, page: number, width: PageWidth): Promise<Buffer> {
    const name = createHash('sha256').update(`${pdfHash}/${page}/${width}`).digest('hex');
    const file = path.join(this.#folder, name.slice(0, 2), `${name}.webp`);
    try {
      return await readFile(file);
    } catch {
      const running = this.#running.get(file) ?? this.#draw(file, pdfHash, page, width);
      this.#running.set(file, running);
      return running.finally(() => this.#running.delete(file));
    }
  }

  async #draw(file: string, pdfHash: string, page: number, width: PageWidth): Promise<Buffer> {
    const image = await this.#pdf.draw(await this.#blobs.localPath(pdfHash), page, width);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.part`, image);
    await rename(`${file}.part`, file);
    return image;
  }
}
