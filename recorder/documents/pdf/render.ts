import { FONT_STYLES, textWidth } from '../fonts.ts';
import { AI_DRAFT_LABEL, type OfficialDocument, PAGE, SIZE } from '../model.ts';
import { atomsOf } from './blocks.ts';
import { Canvas } from './canvas.ts';
import { AREA, flow } from './flow.ts';
import { appendixAtoms, headerAtom, signatureAtoms, titleAtoms } from './front.ts';

const PAGE_WIDTH = PAGE.width / 20;
const PAGE_HEIGHT = PAGE.height / 20;

/**
 * Prints a document as PDF with its own layout, without LibreOffice: A4, embedded face, selectable text, page numbers from page 2.
 * The same document gives the same bytes.
 */
export async function renderPdf(document: OfficialDocument): Promise<Uint8Array> {
  const canvas = await Canvas.create(
    FONT_STYLES.filter((style) => style !== 'boldItalic' || needsBoldItalic(document)),
  );
  const body = document.body.flatMap(atomsOf);
  const last = body.at(-1);
  if (last) {
    last.keepNext = true;
  }
  flow(canvas, [
    headerAtom(document),
    ...titleAtoms(document),
    ...body,
    ...signatureAtoms(document),
    ...appendixAtoms(document),
  ]);
  numberPages(canvas);
  if (document.aiDraft) {
    labelPages(canvas);
  }
  describe(canvas, document);
  return canvas.document.save({ useObjectStreams: false });
}

function needsBoldItalic(document: OfficialDocument): boolean {
  const runs = document.body.flatMap((block) => (block.kind === 'table' ? block.rows.flat(2) : block.runs));
  return document.recipients.length > 0 || document.aiDraft || runs.some((run) => run.italic === true);
}

function numberPages(canvas: Canvas): void {
  canvas.pages.forEach((page, index) => {
    if (index === 0) {
      return;
    }
    const text = String(index + 1);
    const x = (PAGE_WIDTH - textWidth(text, 'regular', SIZE.pageNumber)) / 2;
    canvas.text(page, text, { x, baseline: 40, size: SIZE.pageNumber, style: 'regular' });
  });
}

function labelPages(canvas: Canvas): void {
  for (const page of canvas.pages) {
    const width = textWidth(AI_DRAFT_LABEL, 'italic', SIZE.label);
    const x = AREA.left + (AREA.width - width) / 2;
    canvas.text(page, AI_DRAFT_LABEL, { x, baseline: PAGE_HEIGHT - 28, size: SIZE.label, style: 'italic' });
  }
}

function describe(canvas: Canvas, document: OfficialDocument): void {
  const created = new Date(document.createdAt);
  canvas.document.setTitle([document.title, document.subject].filter(Boolean).join(' – '), {
    showInWindowTitleBar: true,
  });
  canvas.document.setLanguage('vi-VN');
  canvas.document.setCreator('Nghị Sự');
  canvas.document.setProducer('Nghị Sự');
  canvas.document.setCreationDate(created);
  canvas.document.setModificationDate(created);
  if (document.aiDraft) {
    canvas.document.setSubject(AI_DRAFT_LABEL);
    canvas.document.setKeywords([AI_DRAFT_LABEL]);
  }
}
