import { foldTones } from '#domain/text.ts';
import type { Mark, PlacedMark, Rect } from './model.ts';

/** Rectangles of a DOM range as fractions of a box; neighbouring pieces of one line joined. */
export function rectsOf(range: Range, box: HTMLElement): Rect[] {
  const frame = box.getBoundingClientRect();
  const pieces = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  return joinLines(
    pieces.map(({ left, top, width, height }) => [
      (left - frame.left) / frame.width,
      (top - frame.top) / frame.height,
      width / frame.width,
      height / frame.height,
    ]),
  );
}

function joinLines(rects: readonly Rect[]): Rect[] {
  const lines: Rect[] = [];
  for (const [x, y, width, height] of rects) {
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last[1] - y) < height / 2) {
      const left = Math.min(last[0], x);
      const right = Math.max(last[0] + last[2], x + width);
      lines[lines.length - 1] = [left, Math.min(last[1], y), right - left, Math.max(last[3], height)];
    } else {
      lines.push([x, y, width, height]);
    }
  }
  return lines;
}

type Place = { readonly node: Text; readonly offset: number };

/** Every character of a text layer that isn't white space, with the place where it stands. */
function characters(box: HTMLElement): { folded: string; places: Place[] } {
  const places: Place[] = [];
  let folded = '';
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node as Text).data;
    for (let offset = 0; offset < text.length; offset += 1) {
      const character = foldTones(text.charAt(offset));
      if (character.trim() !== '') {
        folded += character.charAt(0);
        places.push({ node: node as Text, offset });
      }
    }
  }
  return { folded, places };
}

/** Every place where words stand in a text layer, white space and tones ignored. */
export function findAll(box: HTMLElement, words: string): Rect[][] {
  const wanted = foldTones(words).replace(/\s+/g, '');
  const { folded, places } = characters(box);
  const found: Rect[][] = [];
  for (let at = wanted === '' ? -1 : folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    const first = places[at];
    const last = places[at + wanted.length - 1];
    if (first !== undefined && last !== undefined) {
      const range = document.createRange();
      range.setStart(first.node, first.offset);
      range.setEnd(last.node, last.offset + 1);
      found.push(rectsOf(range, box));
    }
  }
  return found;
}

/** Where a quotation stands first in a text layer, white space and tones ignored; null when it doesn't. */
export const findQuote = (box: HTMLElement, quote: string): Rect[] | null => findAll(box, quote)[0] ?? null;

function moveTo(mark: Mark, rects: Rect[], page: number): Mark {
  const first = rects[0];
  if (mark.kind === 'highlight') {
    return { ...mark, rects, page };
  }
  return mark.kind === 'note' && first !== undefined ? { ...mark, x: first[0] + first[2], y: first[1], page } : mark;
}

/**
 * Marks to draw on a page: those made on this version, and those of older versions whose text is found on this page again.
 * A pen stroke has no text to find and stays with its version.
 */
export function placeMarks(
  marks: readonly Mark[],
  versionId: string,
  page: number,
  box: HTMLElement | null,
): PlacedMark[] {
  return marks.flatMap((mark): PlacedMark[] => {
    if (mark.versionId === versionId) {
      return mark.page === page ? [{ mark, moved: false }] : [];
    }
    const found = box === null ? null : findAgain(mark, page, box);
    return found === null ? [] : [{ mark: found, moved: true }];
  });
}

function findAgain(mark: Mark, page: number, box: HTMLElement): Mark | null {
  const rects = mark.kind === 'pen' || mark.quote === '' ? null : findQuote(box, mark.quote);
  return rects === null ? null : moveTo(mark, rects, page);
}
