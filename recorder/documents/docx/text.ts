import { AlignmentType, LineRuleType, Paragraph, type ParagraphChild, TextRun } from 'docx';
import { type Alignment, type ParagraphBlock, type Run, SIZE, SPACING } from '../model.ts';

/** The face the decree asks for; every script's slot is set, so that no other face can creep in. */
export const FONT = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: 'Times New Roman',
} as const;

const ALIGNMENTS = {
  justify: AlignmentType.BOTH,
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/** A run; Word counts sizes in half points. */
export function textRun(run: Run, size: number): TextRun {
  return new TextRun({
    text: run.text.normalize('NFC'),
    bold: run.bold ?? false,
    italics: run.italic ?? false,
    size: size * 2,
    font: FONT,
  });
}

/** A paragraph of the body, spaced as §2.1 asks. */
export function bodyParagraph(block: ParagraphBlock, { keepNext = false, before = 0 } = {}): Paragraph {
  const align = block.align ?? 'justify';
  const indented = block.firstLine ?? align === 'justify';
  return new Paragraph({
    children: block.runs.map((run) => textRun(run, block.size ?? SIZE.body)),
    alignment: ALIGNMENTS[align],
    indent: indented ? { firstLine: SPACING.firstLine } : {},
    spacing: { before, after: SPACING.after, line: SPACING.line, lineRule: LineRuleType.AUTO },
    keepNext: keepNext || block.keepNext === true,
  });
}

/** A paragraph outside the body: no indent, single spacing. */
export function plainParagraph(
  children: ParagraphChild[],
  options: { align?: Alignment; keepNext?: boolean; before?: number; after?: number; pageBreakBefore?: boolean } = {},
): Paragraph {
  return new Paragraph({
    children,
    alignment: ALIGNMENTS[options.align ?? 'center'],
    spacing: { before: options.before ?? 0, after: options.after ?? 0, line: 240, lineRule: LineRuleType.AUTO },
    keepNext: options.keepNext ?? false,
    pageBreakBefore: options.pageBreakBefore ?? false,
  });
}

/**
 * A line of a given length: an empty paragraph of one point with a border above, indented from both sides of its column. Word
 * and LibreOffice both keep it through conversion (§2.4). `width` and `column` are twips.
 */
export function ruleParagraph(width: number, column: number, keepNext = false): Paragraph {
  const side = Math.max(0, Math.round((column - width) / 2));
  return new Paragraph({
    children: [new TextRun({ text: '', size: 2, font: FONT })],
    border: { top: { style: 'single', size: 6, space: 1, color: '000000' } },
    indent: { left: side, right: side },
    spacing: { before: 40, after: 0, line: 20, lineRule: LineRuleType.EXACT },
    keepNext,
  });
}
