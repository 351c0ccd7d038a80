import { convertWithLibreOffice } from '../libreoffice.ts';
import { readDocx } from './docxFacts.ts';
import { readPdf } from './pdfFacts.ts';
import { RULES } from './rules.ts';

/** One broken rule of domain.md §2.9. */
export interface LayoutFinding {
  /** `LC-01` … `LC-15`. */
  code: string;
  /** What is wrong, for a developer. */
  detail: string;
}

/**
 * Runs the fifteen layout checks on the produced files. An empty list means the document has the form of NĐ 30/2020.
 * LC-15 opens the .docx in LibreOffice; pass `officePages: null` to leave it out.
 */
export async function checkLayout(
  docx: Uint8Array,
  pdf: Uint8Array,
  options: { officePages?: number | null } = {},
): Promise<LayoutFinding[]> {
  const officePages = options.officePages === undefined ? await pagesInOffice(docx) : options.officePages;
  const subject = { docx: readDocx(docx), pdf: await readPdf(pdf), officePages };
  return Object.entries(RULES).flatMap(([code, rule]) => rule(subject).map((detail) => ({ code, detail })));
}

/** Pages LibreOffice makes of a .docx; null when it is not installed. */
export async function pagesInOffice(docx: Uint8Array): Promise<number | null> {
  const made = await convertWithLibreOffice(docx);
  return made ? (await readPdf(made)).pages.length : null;
}
