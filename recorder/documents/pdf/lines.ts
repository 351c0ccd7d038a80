import { type FontStyle, styleOf, textWidth } from '../fonts.ts';
import type { Alignment, Run } from '../model.ts';

/** A stretch of one word in one cut. */
export interface Segment {
  text: string;
  style: FontStyle;
}

export interface Word {
  segments: Segment[];
  /** Points. */
  width: number;
}

export interface Line {
  words: Word[];
  /** Points from the left edge of the column to the first word. */
  x: number;
  /** Points added to every space so that a justified line fills the column. */
  stretch: number;
}

export interface Column {
  /** Points. */
  width: number;
  firstLine: number;
  align: Alignment;
  size: number;
}

/**
 * Breaks runs into lines of a column, greedily, at spaces only (a no-break space stays inside its word). A word wider than the
 * column gets a line of its own. The last line of a justified paragraph is not stretched.
 */
export function breakLines(runs: Run[], column: Column): Line[] {
  const words = wordsOf(runs, column.size);
  const space = textWidth(' ', 'regular', column.size);
  const lines: Word[][] = [];
  let current: Word[] = [];
  let used = 0;
  for (const word of words) {
    const room = column.width - (lines.length === 0 ? column.firstLine : 0);
    const needed = current.length === 0 ? word.width : used + space + word.width;
    if (current.length > 0 && needed > room) {
      lines.push(current);
      current = [word];
      used = word.width;
    } else {
      current.push(word);
      used = needed;
    }
  }
  lines.push(current);
  return lines.map((line, index) =>
    place(line, { column, space, first: index === 0, last: index === lines.length - 1 }),
  );
}

interface Placing {
  column: Column;
  space: number;
  first: boolean;
  last: boolean;
}

function place(words: Word[], { column, space, first, last }: Placing): Line {
  const indent = first ? column.firstLine : 0;
  const gaps = Math.max(0, words.length - 1);
  const natural = words.reduce((sum, word) => sum + word.width, 0) + gaps * space;
  const spare = Math.max(0, column.width - indent - natural);
  if (column.align === 'center') {
    return { words, x: indent + spare / 2, stretch: 0 };
  }
  if (column.align === 'right') {
    return { words, x: indent + spare, stretch: 0 };
  }
  const stretch = column.align === 'justify' && !last && gaps > 0 ? spare / gaps : 0;
  return { words, x: indent, stretch };
}

function wordsOf(runs: Run[], size: number): Word[] {
  const words: Word[] = [];
  let inWord = false;
  for (const { text, style } of runs.flatMap(partsOf)) {
    const blank = BLANK.test(text);
    if (!blank) {
      const open = inWord ? words.at(-1) : undefined;
      const word = open ?? { segments: [], width: 0 };
      word.segments.push({ text, style });
      word.width += textWidth(text, style, size);
      if (!open) {
        words.push(word);
      }
    }
    inWord = !blank;
  }
  return words;
}

const BLANK = /^[ \n\t]+$/;

function partsOf(run: Run): Segment[] {
  const style = styleOf(run);
  const parts = run.text.split(/([ \n\t]+)/).filter((text) => text !== '');
  return parts.map((text) => ({ text, style }));
}
