import {
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { AI_DRAFT_LABEL, type OfficialDocument, PAGE, SIZE, SPACING, type TableBlock } from '../model.ts';
import { backMatter, CENTERED, frontMatter } from './front.ts';
import { bodyParagraph, FONT, plainParagraph, textRun } from './text.ts';

/** Prints a document as .docx: A4, Times New Roman, page number in the top margin from page 2, signatures kept with the text. */
export async function renderDocx(document: OfficialDocument): Promise<Uint8Array> {
  const name = [document.title, document.subject].filter(Boolean).join(' – ');
  const file = new Document({
    title: name,
    creator: 'Nghị Sự',
    lastModifiedBy: 'Nghị Sự',
    ...(document.aiDraft
      ? {
          subject: AI_DRAFT_LABEL,
          keywords: AI_DRAFT_LABEL,
          customProperties: [{ name: 'AIDraft', value: AI_DRAFT_LABEL }],
        }
      : {}),
    styles: {
      default: { document: { run: { font: FONT, size: SIZE.body * 2, language: { value: 'vi-VN' } } } },
    },
    sections: [section(document)],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function section(document: OfficialDocument): ISectionOptions {
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: PAGE.width, height: PAGE.height },
        margin: { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.left, right: PAGE.right, header: 567, footer: 454 },
      },
    },
    headers: { first: new Header({ children: [new Paragraph(CENTERED)] }), default: pageNumberHeader() },
    ...(document.aiDraft ? { footers: { first: labelFooter(), default: labelFooter() } } : {}),
    children: [...frontMatter(document), ...bodyOf(document), ...backMatter(document), ...appendixMatter(document)],
  };
}

/** The appendix, on a page of its own (§2.2: title bold, the note in brackets italic). */
function appendixMatter({ appendix }: OfficialDocument): Paragraph[] {
  if (!appendix) {
    return [];
  }
  const { title, subject, note, body } = appendix;
  return [
    plainParagraph([textRun({ text: title, bold: true }, SIZE.title)], { keepNext: true, pageBreakBefore: true }),
    plainParagraph([textRun({ text: subject, bold: true }, SIZE.title)], { keepNext: true }),
    plainParagraph([textRun({ text: note, italic: true }, SIZE.body)], { keepNext: true, after: 240 }),
    ...body.map((block) => bodyParagraph(block)),
  ];
}

function pageNumberHeader(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: SIZE.pageNumber * 2, font: FONT });
  return new Header({ children: [new Paragraph({ ...CENTERED, children: [number] })] });
}

function labelFooter(): Footer {
  const label = textRun({ text: AI_DRAFT_LABEL, italic: true }, SIZE.label);
  return new Footer({ children: [new Paragraph({ ...CENTERED, children: [label] })] });
}

function bodyOf(document: OfficialDocument): (Paragraph | Table)[] {
  const last = document.body.length - 1;
  return document.body.map((block, index) => {
    const afterTable = document.body[index - 1]?.kind === 'table';
    return block.kind === 'table'
      ? tableOf(block)
      : bodyParagraph(block, { keepNext: index === last, before: afterTable ? SPACING.after : 0 });
  });
}

function tableOf(block: TableBlock): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: block.widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: block.widths,
    rows: block.rows.map(
      (cells, index) =>
        new TableRow({
          cantSplit: true,
          tableHeader: index === 0,
          children: cells.map((runs, column) => {
            const children = runs.map((run) => textRun(index === 0 ? { ...run, bold: true } : run, SIZE.number));
            return new TableCell({
              width: { size: block.widths[column] ?? 0, type: WidthType.DXA },
              margins: { top: 40, bottom: 40, left: 80, right: 80 },
              children: [plainParagraph(children, { align: index === 0 ? 'center' : 'left' })],
            });
          }),
        }),
    ),
  });
}
