import { createRequire } from 'node:module';
import path from 'node:path';
import { Path2D as CanvasPath, createCanvas } from '@napi-rs/canvas';
import { getDocument, PasswordException, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const require = createRequire(import.meta.url);
const assets = path.dirname(require.resolve('pdfjs-dist/package.json'));

/** Why a file can't be taken as a PDF. */
export type PdfFault = 'encrypted' | 'broken' | 'too_many_pages';

export class PdfError extends Error {
  readonly fault: PdfFault;

  constructor(fault: PdfFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Pictures inside of a PDF larger than this (pixels) are left out: unpacked they'd fill the memory. */
const LARGEST_PICTURE = 64_000_000;
/** A thousand pages of print have about three million letters; what goes far beyond is made to fill the database. */
const LONGEST_TEXT = 30_000_000;
/** What a page is drawn on has at most this many pixels, however long the page. */
const LARGEST_CANVAS = 16_000_000;
/** Longest side of a WebP picture, in pixels (RFC 9649 §2.6). */
const LONGEST_SIDE = 16_383;

async function openPdf(data: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      data,
      standardFontDataUrl: `${path.join(assets, 'standard_fonts')}/`,
      cMapUrl: `${path.join(assets, 'cmaps')}/`,
      wasmUrl: `${path.join(assets, 'wasm')}/`,
      useSystemFonts: false,
      maxImageSize: LARGEST_PICTURE,
      verbosity: 0,
    }).promise;
  } catch (error) {
    throw new PdfError(error instanceof PasswordException ? 'encrypted' : 'broken');
  }
}

/** Text of a page as a person reads it: lines and spaces kept, NFC. */
async function textOf(document: PDFDocumentProxy, number: number): Promise<string> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  page.cleanup();
  return text.normalize('NFC').replaceAll('\u0000', '');
}

/** Opens a PDF, checks it and reads the text of every page; throws `PdfError` for a file that can't be a paper. */
export async function readPdf(data: Uint8Array, maxPages: number): Promise<string[]> {
  const document = await openPdf(data);
  try {
    if (document.numPages > maxPages) {
      throw new PdfError('too_many_pages');
    }
    const texts: string[] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const text = await textOf(document, number);
      length += text.length;
      if (length > LONGEST_TEXT) {
        throw new PdfError('broken');
      }
      texts.push(text);
    }
    return texts;
  } catch (error) {
    throw error instanceof PdfError ? error : new PdfError('broken');
  } finally {
    await document.loadingTask.destroy();
  }
}

/** Draws one page as a WebP picture of the given width in pixels; a page out of all proportion becomes a smaller one. */
export async function drawPage(data: Uint8Array, number: number, width: number): Promise<Buffer> {
  const document = await openPdf(data);
  try {
    const page = await document.getPage(number);
    const natural = page.getViewport({ scale: 1 });
    const scale = Math.min(
      width / natural.width,
      Math.sqrt(LARGEST_CANVAS / (natural.width * natural.height)),
      LONGEST_SIDE / Math.max(natural.width, natural.height),
    );
    const viewport = page.getViewport({ scale });
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    const context = canvas.getContext('2d');
    await page.render({ canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D, viewport })
      .promise;
    return canvas.encode('webp', 80);
  } finally {
    await document.loadingTask.destroy();
  }
}

// PDF.js draws with the browser's own path type; on the server it's the canvas library's.
globalThis.Path2D ??= CanvasPath as unknown as typeof Path2D;
