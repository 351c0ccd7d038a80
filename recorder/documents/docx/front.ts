import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { textWidth } from '../fonts.ts';
import {
  AI_DRAFT_LABEL,
  HEADER_COLUMNS,
  MOTTO,
  NATIONAL_NAME,
  type OfficialDocument,
  SIZE,
  type SignatureBlock,
  TEXT_WIDTH,
} from '../model.ts';
import { headingLines, shortRule } from '../wording.ts';
import { plainParagraph, ruleParagraph, textRun } from './text.ts';

const TWIPS = 20;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
} as const;
const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0 } as const;

/** Label, header table, title and subject. */
export function frontMatter(document: OfficialDocument): (Paragraph | Table)[] {
  const label = textRun({ text: AI_DRAFT_LABEL, bold: true, italic: true }, SIZE.label);
  return [
    ...(document.aiDraft ? [plainParagraph([label], { after: 120 })] : []),
    headerTable(document),
    plainParagraph([textRun({ text: '' }, SIZE.number)], { keepNext: true }),
    ...titleParagraphs(document),
  ];
}

function headerTable({ header }: OfficialDocument): Table {
  const left = [
    ...header.parent.map((text) => plainParagraph([textRun({ text }, SIZE.agency)])),
    ...header.agency.map((text) => plainParagraph([textRun({ text, bold: true }, SIZE.agency)])),
    ruleParagraph(shortRule(header.agency, SIZE.agency) * TWIPS, HEADER_COLUMNS.left),
  ];
  const right = [
    plainParagraph([textRun({ text: NATIONAL_NAME, bold: true }, SIZE.nationalName)]),
    plainParagraph([textRun({ text: MOTTO, bold: true }, SIZE.motto)]),
    ruleParagraph(textWidth(MOTTO, 'bold', SIZE.motto) * TWIPS, HEADER_COLUMNS.right),
  ];
  const number = plainParagraph(header.number ? [textRun({ text: header.number }, SIZE.number)] : [], { before: 120 });
  const date = plainParagraph(
    header.placeDate ? [textRun({ text: header.placeDate, italic: true }, SIZE.placeDate)] : [],
    {
      before: 120,
    },
  );
  const rows = [[left, right]];
  if (header.number || header.placeDate) {
    rows.push([[number], [date]]);
  }
  return borderless(rows, [HEADER_COLUMNS.left, HEADER_COLUMNS.right]);
}

function titleParagraphs(document: OfficialDocument): Paragraph[] {
  const subjects = document.subject ? headingLines(document.subject, SIZE.title, TEXT_WIDTH / TWIPS) : [];
  const lines = [document.title, ...subjects];
  const rule = shortRule(subjects.length > 0 ? subjects : lines, SIZE.title) * TWIPS;
  return [
    ...lines.map((text) => plainParagraph([textRun({ text, bold: true }, SIZE.title)], { keepNext: true })),
    ruleParagraph(rule, TEXT_WIDTH, true),
    gap(),
  ];
}

function gap(): Paragraph {
  return plainParagraph([textRun({ text: '' }, SIZE.label)], { keepNext: true });
}

/** The end of a document: signatures and recipients, kept together on one page. */
export function backMatter(document: OfficialDocument): (Paragraph | Table)[] {
  const { left, right } = document.signatures;
  const half = Math.floor(TEXT_WIDTH / 2);
  const widths = [half, TEXT_WIDTH - half];
  const leftCell = left ? signature(left) : recipientParagraphs(document.recipients);
  const table = borderless([[leftCell, signature(right)]], widths);
  const below = left && document.recipients.length > 0 ? [gap(), ...recipientParagraphs(document.recipients)] : [];
  return [plainParagraph([textRun({ text: '' }, SIZE.label)], { keepNext: true }), table, ...below];
}

const SIGNING_LINES = 4;

function signature(block: SignatureBlock): Paragraph[] {
  const space = Array.from({ length: SIGNING_LINES }, () =>
    plainParagraph([textRun({ text: '' }, SIZE.signature)], { keepNext: true }),
  );
  const confirmed = plainParagraph([textRun({ text: block.confirmed ?? '', italic: true }, SIZE.confirmed)], {
    keepNext: true,
  });
  const empty = block.confirmed ? [...space.slice(0, 1), confirmed, ...space.slice(0, 1)] : space;
  return [
    ...block.authority.map((text) =>
      plainParagraph([textRun({ text, bold: true }, SIZE.signature)], { keepNext: true }),
    ),
    ...empty,
    plainParagraph([textRun({ text: block.name, bold: true }, SIZE.signature)], { keepNext: true }),
  ];
}

function recipientParagraphs(recipients: string[]): Paragraph[] {
  if (recipients.length === 0) {
    return [plainParagraph([], {})];
  }
  return [
    plainParagraph([textRun({ text: 'Nơi nhận:', bold: true, italic: true }, SIZE.recipientsLabel)], { align: 'left' }),
    ...recipients.map((text) => plainParagraph([textRun({ text: `- ${text}` }, SIZE.recipients)], { align: 'left' })),
  ];
}

function borderless(rows: Paragraph[][][], widths: number[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: NO_BORDERS,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map((children, column) => {
            const width = { size: widths[column] ?? 0, type: WidthType.DXA };
            return new TableCell({ children, width, borders: NO_BORDERS, margins: NO_MARGINS });
          }),
        }),
    ),
  });
}

/** Options every header and footer paragraph shares. */
export const CENTERED: IParagraphOptions = { alignment: AlignmentType.CENTER };
