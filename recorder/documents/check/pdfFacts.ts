import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';

/** A piece of text on a page; points from the lower left corner. */
export interface PdfText {
  text: string;
  x: number;
  y: number;
  width: number;
}

export interface PdfPage {
  width: number;
  height: number;
  texts: PdfText[];
}

export interface PdfFacts {
  pages: PdfPage[];
  /** Every font has its file inside. */
  fontsEmbedded: boolean;
  fonts: string[];
  text: string;
}

/** Reads pages, text and fonts of a PDF. @throws when the bytes are no PDF. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFacts> {
  const pages = await pagesOf(bytes);
  const fonts = await fontsOf(bytes);
  return {
    pages,
    fonts: fonts.map((font) => font.name),
    fontsEmbedded: fonts.length > 0 && fonts.every((font) => font.embedded),
    text: pages.map((page) => page.texts.map((item) => item.text).join(' ')).join('\n'),
  };
}

async function pagesOf(bytes: Uint8Array): Promise<PdfPage[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const texts = content.items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [{ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]), width: item.width }]
        : [],
    );
    pages.push({ width: viewport.width, height: viewport.height, texts });
  }
  await task.destroy();
  return pages;
}

/** Names inside a PDF: a subset's letters in front, the style behind. */
const FACES = /^\/?(?:[A-Z]{6}\+)?(?:TimesNewRoman|LiberationSerif|Tinos)/;

/** Whether a face of a PDF is the one that the decree asks for, or has the same measures. */
export const isProperFace = (name: string): boolean => FACES.test(name);

/** Whether a PDF is printed in the decree's face throughout, with every face inside. */
export async function keepsFace(bytes: Uint8Array): Promise<boolean> {
  const fonts = await fontsOf(bytes);
  return fonts.length > 0 && fonts.every(({ name, embedded }) => embedded && isProperFace(name));
}

async function fontsOf(bytes: Uint8Array): Promise<{ name: string; embedded: boolean }[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const dictionaries = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
  const descriptors = dictionaries.filter((entry) => entry.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'));
  return descriptors.map((descriptor) => ({
    name: String(descriptor.get(PDFName.of('FontName')) ?? ''),
    embedded: ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key))),
  }));
}
