/**
 * Official documents in the form of NĐ 30/2020: forms → .docx and .pdf, and the checks of domain.md §2.9.
 *
 * A form function (`minutesDocument`, `noticeDocument`, `invitationDocument`, `officialPaper`) makes an `OfficialDocument`;
 * `renderDocx` and `renderPdf` print it. `documentFile` picks one, the PDF by LibreOffice where it is installed.
 */
import { keepsFace } from './check/pdfFacts.ts';
import { renderDocx } from './docx/render.ts';
import { convertWithLibreOffice } from './libreoffice.ts';
import type { OfficialDocument } from './model.ts';
import { renderPdf } from './pdf/render.ts';

export { checkLayout, type LayoutFinding, pagesInOffice } from './check/checkLayout.ts';
export { renderDocx } from './docx/render.ts';
export { type SlipFormOptions, slipDocument, type Tellers, tallyDocument } from './forms/ballots.ts';
export { type ConclusionNotice, conclusionNotice, noticeDocument } from './forms/conclusionNotice.ts';
export { invitationDocument } from './forms/invitation.ts';
export { type MinutesForm, minutesDocument } from './forms/minutes.ts';
export { officialPaper, officialPaperPdf, type PaperText } from './forms/paper.ts';
export * from './model.ts';
export { renderPdf } from './pdf/render.ts';

/**
 * The file of a document. The PDF is LibreOffice's reading of the .docx where it is installed and knows the face, so that both look
 * the same, and the own layout otherwise; a .docx waits for neither.
 */
export async function documentFile(document: OfficialDocument, form: 'docx' | 'pdf'): Promise<Uint8Array> {
  const docx = await renderDocx(document);
  if (form === 'docx') {
    return docx;
  }
  const converted = await convertWithLibreOffice(docx);
  return converted !== null && (await keepsFace(converted)) ? converted : renderPdf(document);
}
