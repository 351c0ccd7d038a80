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
  /** True: begins a page. */
  newPage?: boolean;
  draw: (canvas: Canvas, page: PDFPage, top: number) => void;
}

/**
 * Puts atoms on pages in order, opening pages as they fill. Atoms kept with their next one move together; a group taller than a
 * page is printed anyway, over as many pages as it needs.
 */
export function flow(canvas: Canvas, atoms: Atom[]): void {
  const cursor = new Cursor(canvas);
  for (const group of groupsOf(atoms)) {
    cursor.makeRoom(group);
    for (const atom of group) {
      cursor.put(atom);
    }
  }
}

class Cursor {
  readonly #canvas: Canvas;
  #page: PDFPage;
  #y: number = AREA.top;
  #fresh = true;

  constructor(canvas: Canvas) {
    this.#canvas = canvas;
    this.#page = canvas.addPage();
  }

  /** Opens a page when the whole group does not fit on what is left of this one. */
  makeRoom(group: Atom[]): void {
    const spaces = group.reduce((sum, atom) => sum + atom.before, 0) - (this.#fresh ? (group[0]?.before ?? 0) : 0);
    const height = group.reduce((sum, atom) => sum + atom.height, spaces);
    if (group[0]?.newPage === true || this.#y + height > AREA.bottom) {
      this.#open();
    }
  }

  put(atom: Atom): void {
    if (this.#y + atom.before + atom.height > AREA.bottom) {
      this.#open();
    }
    const top = this.#y + (this.#fresh ? 0 : atom.before);
    atom.draw(this.#canvas, this.#page, top);
    this.#y = top + atom.height;
    this.#fresh = false;
  }

  #open(): void {
    if (this.#fresh) {
      return;
    }
    this.#page = this.#canvas.addPage();
    this.#y = AREA.top;
    this.#fresh = true;
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
