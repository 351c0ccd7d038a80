import type { Block, ParagraphBlock, Run, TableBlock } from '../model.ts';
import { SIZE, SPACING } from '../model.ts';
import type { Atom } from './flow.ts';
import { AREA } from './flow.ts';
import { breakLines, type Line } from './lines.ts';

const POINTS = 20;
/** Ascent plus descent plus line gap of the face, in ems (Times New Roman has the same). */
const EM_LINE = 1.149;
const ASCENT = 0.891;

/** Height of one line of text at a size, points; `factor` is the line spacing. */
export function lineHeight(size: number, factor = 1): number {
  return size * EM_LINE * factor;
}

/** Atoms of one block of the body. */
export function atomsOf(block: Block): Atom[] {
  return block.kind === 'table' ? tableAtoms(block) : paragraphAtoms(block);
}

/** Atoms of a paragraph, one a line; the first two and the last two lines stay together. */
export function paragraphAtoms(block: ParagraphBlock): Atom[] {
  const size = block.size ?? SIZE.body;
  const align = block.align ?? 'justify';
  const indented = block.firstLine ?? align === 'justify';
  const firstLine = indented ? SPACING.firstLine / POINTS : 0;
  const lines = breakLines(block.runs, { width: AREA.width, firstLine, align, size });
  const atoms = lineAtoms(lines, { left: AREA.left, size, factor: SPACING.line / 240 });
  atoms.forEach((atom, index) => {
    const together = index === 0 || index === atoms.length - 2;
    atom.keepNext = (together && index < atoms.length - 1) || (block.keepNext === true && index === atoms.length - 1);
  });
  const first = atoms[0];
  if (first) {
    first.before = SPACING.after / POINTS;
  }
  return atoms;
}

/** One atom for each line. */
export function lineAtoms(lines: Line[], at: { left: number; size: number; factor: number }): Atom[] {
  const height = lineHeight(at.size, at.factor);
  const lead = (height - lineHeight(at.size)) / 2;
  return lines.map((line) => ({
    height,
    before: 0,
    keepNext: false,
    draw: (canvas, page, top) =>
      canvas.line(page, line, { left: at.left, baseline: top + lead + at.size * ASCENT, size: at.size }),
  }));
}

const CELL_PADDING = 4;

function tableAtoms(block: TableBlock): Atom[] {
  const widths = block.widths.map((width) => width / POINTS);
  return block.rows.map((cells, index) => rowAtom(cells, widths, index));
}

function rowAtom(cells: Run[][], widths: number[], index: number): Atom {
  const size = SIZE.number;
  const columns = cells.map((runs, column) => {
    const width = (widths[column] ?? 0) - 2 * CELL_PADDING;
    const bold = index === 0 ? runs.map((run) => ({ ...run, bold: true })) : runs;
    return breakLines(bold, { width, firstLine: 0, align: index === 0 ? 'center' : 'left', size });
  });
  const rows = Math.max(1, ...columns.map((lines) => lines.length));
  const height = rows * lineHeight(size) + 2 * CELL_PADDING;
  return {
    height,
    before: index === 0 ? SPACING.after / POINTS : 0,
    keepNext: index === 0,
    draw: (canvas, page, top) => {
      let x: number = AREA.left;
      const bottom = top + height;
      const right = AREA.left + widths.reduce((sum, width) => sum + width, 0);
      canvas.rule(page, { x, y: top }, { x: right, y: top }, 0.5);
      canvas.rule(page, { x, y: bottom }, { x: right, y: bottom }, 0.5);
      canvas.rule(page, { x, y: top }, { x, y: bottom }, 0.5);
      columns.forEach((lines, column) => {
        const left = x + CELL_PADDING;
        lineAtoms(lines, { left, size, factor: 1 }).forEach((atom, row) => {
          atom.draw(canvas, page, top + CELL_PADDING + row * lineHeight(size));
        });
        x += widths[column] ?? 0;
        canvas.rule(page, { x, y: top }, { x, y: bottom }, 0.5);
      });
    },
  };
}
