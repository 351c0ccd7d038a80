import { type FontStyle, textWidth } from '../fonts.ts';
import {
  AI_DRAFT_LABEL,
  HEADER_COLUMNS,
  MOTTO,
  NATIONAL_NAME,
  type OfficialDocument,
  SIZE,
  type SignatureBlock,
  SPACING,
} from '../model.ts';
import { headingLines, shortRule } from '../wording.ts';
import { lineAtoms, lineHeight, paragraphAtoms } from './blocks.ts';
import { AREA, type Atom } from './flow.ts';
import { breakLines } from './lines.ts';

const POINTS = 20;
const LEFT = { x: AREA.left, width: HEADER_COLUMNS.left / POINTS };
const RIGHT = { x: AREA.left + LEFT.width, width: HEADER_COLUMNS.right / POINTS };
const RULE_GAP = 3;

interface Column {
  x: number;
  width: number;
}

interface Entry {
  text: string;
  style: FontStyle;
  size: number;
  /** Length of the line under this entry, points. */
  rule?: number;
}

/** Header block of §2.4: two columns, the lines measured with the face. */
export function headerAtom(document: OfficialDocument): Atom {
  const { header } = document;
  const left: Entry[] = [
    ...header.parent.map((text) => ({ text, style: 'regular' as const, size: SIZE.agency })),
    ...header.agency.map((text) => ({ text, style: 'bold' as const, size: SIZE.agency })),
  ];
  const last = left.at(-1);
  if (last) {
    last.rule = shortRule(header.agency, SIZE.agency);
  }
  const right: Entry[] = [
    { text: NATIONAL_NAME, style: 'bold', size: SIZE.nationalName },
    { text: MOTTO, style: 'bold', size: SIZE.motto, rule: textWidth(MOTTO, 'bold', SIZE.motto) },
  ];
  const top = Math.max(heightOf(left), heightOf(right)) + 10;
  const lowerLeft: Entry[] = header.number ? [{ text: header.number, style: 'regular', size: SIZE.number }] : [];
  const lowerRight: Entry[] = header.placeDate
    ? [{ text: header.placeDate, style: 'italic', size: SIZE.placeDate }]
    : [];
  const label = document.aiDraft ? lineHeight(SIZE.label) + 6 : 0;
  return {
    height: label + top + Math.max(heightOf(lowerLeft), heightOf(lowerRight)) + 12,
    before: 0,
    keepNext: true,
    draw: (canvas, page, y) => {
      if (document.aiDraft) {
        drawEntries([{ text: AI_DRAFT_LABEL, style: 'boldItalic', size: SIZE.label }], {
          canvas,
          page,
          top: y,
          column: { x: AREA.left, width: AREA.width },
        });
      }
      const start = y + label;
      drawEntries(left, { canvas, page, top: start, column: LEFT });
      drawEntries(right, { canvas, page, top: start, column: RIGHT });
      drawEntries(lowerLeft, { canvas, page, top: start + top, column: LEFT });
      drawEntries(lowerRight, { canvas, page, top: start + top, column: RIGHT });
    },
  };
}

/** Title and subject, centred, with the line below. */
export function titleAtoms(document: OfficialDocument): Atom[] {
  const column = { width: AREA.width, firstLine: 0, align: 'center' as const, size: SIZE.title };
  const title = breakLines([{ text: document.title, bold: true }], column);
  const subjects = document.subject ? headingLines(document.subject, SIZE.title, AREA.width) : [];
  const subject = subjects.flatMap((text) => breakLines([{ text, bold: true }], column));
  const atoms = lineAtoms([...title, ...subject], { left: AREA.left, size: SIZE.title, factor: 1.05 });
  const rule = shortRule(subjects.length > 0 ? subjects : [document.title], SIZE.title);
  atoms.push({
    height: 14,
    before: 0,
    keepNext: true,
    draw: (canvas, page, top) => {
      const x = AREA.left + (AREA.width - rule) / 2;
      canvas.rule(page, { x, y: top + RULE_GAP }, { x: x + rule, y: top + RULE_GAP });
    },
  });
  for (const atom of atoms) {
    atom.keepNext = true;
  }
  return atoms;
}

/** The appendix, beginning a page. */
export function appendixAtoms({ appendix }: OfficialDocument): Atom[] {
  if (!appendix) {
    return [];
  }
  const { title, subject, note, body } = appendix;
  const centred = { width: AREA.width, firstLine: 0, align: 'center' as const, size: SIZE.title };
  const head = [
    { text: title, bold: true },
    { text: subject, bold: true },
    { text: note, italic: true },
  ];
  const lines = head.flatMap((run) => breakLines([run], centred));
  const atoms = lineAtoms(lines, { left: AREA.left, size: SIZE.title, factor: 1.05 });
  for (const [index, atom] of atoms.entries()) {
    atom.keepNext = true;
    atom.newPage = index === 0;
  }
  return [...atoms, ...body.flatMap(paragraphAtoms)];
}

const SIGNING_SPACE = 68;

/** Recipients and signatures: one atom, so that they stay on one page with what precedes them. */
export function signatureAtoms(document: OfficialDocument): Atom[] {
  const { left, right } = document.signatures;
  const half = AREA.width / 2;
  const leftColumn = { x: AREA.left, width: half };
  const rightColumn = { x: AREA.left + half, width: half };
  const rightHeight = blockHeight(right);
  const leftHeight = left ? blockHeight(left) : recipientsHeight(document.recipients, half);
  const atoms: Atom[] = [
    {
      height: Math.max(leftHeight, rightHeight),
      before: SPACING.after / POINTS + 6,
      keepNext: false,
      draw: (canvas, page, top) => {
        drawSignature(right, { canvas, page, top, column: rightColumn });
        if (left) {
          drawSignature(left, { canvas, page, top, column: leftColumn });
        } else {
          drawRecipients(document.recipients, { canvas, page, top, column: leftColumn });
        }
      },
    },
  ];
  if (left && document.recipients.length > 0) {
    atoms.push({
      height: recipientsHeight(document.recipients, half),
      before: 12,
      keepNext: false,
      draw: (canvas, page, top) => drawRecipients(document.recipients, { canvas, page, top, column: leftColumn }),
    });
  }
  return atoms;
}

interface Place {
  canvas: Parameters<Atom['draw']>[0];
  page: Parameters<Atom['draw']>[1];
  top: number;
  column: Column;
}

function heightOf(entries: Entry[]): number {
  return entries.reduce((sum, entry) => sum + lineHeight(entry.size), 0);
}

function drawEntries(entries: Entry[], { canvas, page, top, column }: Place): void {
  let y = top;
  for (const entry of entries) {
    const width = textWidth(entry.text, entry.style, entry.size);
    const x = column.x + (column.width - width) / 2;
    const bottom = y + lineHeight(entry.size);
    canvas.text(page, entry.text, { x, baseline: y + entry.size * 0.95, size: entry.size, style: entry.style });
    if (entry.rule) {
      const start = column.x + (column.width - entry.rule) / 2;
      canvas.rule(page, { x: start, y: bottom + RULE_GAP }, { x: start + entry.rule, y: bottom + RULE_GAP });
    }
    y = bottom;
  }
}

function signatureEntries(block: SignatureBlock): Entry[] {
  return block.authority.map((text) => ({ text, style: 'bold' as const, size: SIZE.signature }));
}

function confirmedLines({ confirmed }: SignatureBlock, width: number) {
  const column = { width, firstLine: 0, align: 'center' as const, size: SIZE.confirmed };
  return confirmed ? breakLines([{ text: confirmed, italic: true }], column) : [];
}

function blockHeight(block: SignatureBlock): number {
  return heightOf(signatureEntries(block)) + SIGNING_SPACE + lineHeight(SIZE.signature);
}

function drawSignature(block: SignatureBlock, place: Place): void {
  const entries = signatureEntries(block);
  drawEntries(entries, place);
  const confirmed = confirmedLines(block, place.column.width);
  for (const [index, atom] of lineAtoms(confirmed, {
    left: place.column.x,
    size: SIZE.confirmed,
    factor: 1,
  }).entries()) {
    atom.draw(place.canvas, place.page, place.top + heightOf(entries) + lineHeight(SIZE.signature) * (index + 1));
  }
  const name: Entry = { text: block.name, style: 'bold', size: SIZE.signature };
  drawEntries([name], { ...place, top: place.top + heightOf(entries) + SIGNING_SPACE });
}

function recipientLines(recipients: string[], width: number) {
  const column = { width, firstLine: 0, align: 'left' as const, size: SIZE.recipients };
  return recipients.flatMap((text) => breakLines([{ text: `- ${text}` }], column));
}

function recipientsHeight(recipients: string[], width: number): number {
  if (recipients.length === 0) {
    return 0;
  }
  return lineHeight(SIZE.recipientsLabel) + recipientLines(recipients, width).length * lineHeight(SIZE.recipients);
}

function drawRecipients(recipients: string[], { canvas, page, top, column }: Place): void {
  if (recipients.length === 0) {
    return;
  }
  const baseline = top + SIZE.recipientsLabel * 0.95;
  canvas.text(page, 'Nơi nhận:', { x: column.x, baseline, size: SIZE.recipientsLabel, style: 'boldItalic' });
  let y = top + lineHeight(SIZE.recipientsLabel);
  for (const atom of lineAtoms(recipientLines(recipients, column.width - 8), {
    left: column.x,
    size: SIZE.recipients,
    factor: 1,
  })) {
    atom.draw(canvas, page, y);
    y += atom.height;
  }
}
