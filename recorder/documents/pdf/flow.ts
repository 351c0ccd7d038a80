import type { PDFPage } from 'pdf-lib';
import { PAGE } from '../model.ts';
import type { Canvas } from './canvas.ts';

const POINTS = 20;
export const AREA = {
  left: PAGE.left / POINTS,
  top: PAGE.top / POINTS,
  width: (PAGE.width - PAGE.left - PAGE.right) / POINTS,
  bottom: (PAGE.height - PAGE.bottom) / POINTS,
} as const;

/** Something that is printed whole on one page. */
export interface Atom {
  /** Points. */
  height: number;
  /** Space above it, dropped at the top of a page. */
  before: number;
  /** True: may not be the last thing on its page. */
  keepNext: boolean;
  draw: (canvas: Canvas, page: PDFPage, top: number) => void;
}

/**
 * Puts atoms on pages in order, opening pages as they fill. Atoms kept with their next one move together; a group taller than a
 * page is printed anyway, over as many pages as it needs.
 */
export function flow(canvas: Canvas, atoms: Atom[]): void {
  let page = canvas.addPage();
  let y: number = AREA.top;
  let fresh = true;
  for (const group of groupsOf(atoms)) {
    const height = group.reduce((sum, atom, index) => sum + atom.height + (fresh && index === 0 ? 0 : atom.before), 0);
    const fits = y + height <= AREA.bottom;
    if (!fits && !fresh) {
      page = canvas.addPage();
      y = AREA.top;
      fresh = true;
    }
    for (const atom of group) {
      const top = y + (fresh ? 0 : atom.before);
      if (top + atom.height > AREA.bottom && !fresh) {
        page = canvas.addPage();
        y = AREA.top;
        atom.draw(canvas, page, y);
        y += atom.height;
      } else {
        atom.draw(canvas, page, top);
        y = top + atom.height;
      }
      fresh = false;
    }
  }
}

function groupsOf(atoms: Atom[]): Atom[][] {
  const groups: Atom[][] = [];
  let open: Atom[] = [];
  for (const atom of atoms) {
    open.push(atom);
    if (!atom.keepNext) {
      groups.push(open);
      open = [];
    }
  }
  if (open.length > 0) {
    groups.push(open);
  }
  return groups;
}
