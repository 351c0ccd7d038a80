import { textWidth } from './fonts.ts';
import { HEADER_COLUMNS, SIZE } from './model.ts';
import { territoryLines } from './strings.ts';

const TWIPS = 20;

/**
 * An agency's name in capitals, broken as the form shows it: the territory of a committee or council on a line of its own, any
 * other name on one line when it fits the column, else on two of about the same length, or as many as it needs.
 */
export function agencyLines(name: string, style: 'regular' | 'bold'): string[] {
  return territoryLines(name).flatMap((line) => (fits(line, style) ? [line] : broken(line, style)));
}

function broken(line: string, style: 'regular' | 'bold'): string[] {
  const two = balanced(line, style);
  return two.every((each) => fits(each, style)) ? two : headingLines(line, SIZE.agency, HEADER_COLUMNS.left / TWIPS);
}

function fits(text: string, style: 'regular' | 'bold'): boolean {
  return textWidth(text, style, SIZE.agency) <= HEADER_COLUMNS.left / TWIPS;
}

function balanced(text: string, style: 'regular' | 'bold'): string[] {
  const words = text.split(' ');
  let best: string[] = [text];
  let narrowest = Number.POSITIVE_INFINITY;
  for (let cut = 1; cut < words.length; cut += 1) {
    const lines = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
    const widest = Math.max(...lines.map((line) => textWidth(line, style, SIZE.agency)));
    if (widest < narrowest && words[cut - 1] !== 'VÀ') {
      narrowest = widest;
      best = lines;
    }
  }
  return best;
}

/**
 * A heading broken into as few lines as the column allows, all about the same length, so that no single word is left on the last.
 * `width` is points.
 */
export function headingLines(text: string, size: number, width: number): string[] {
  const words = text.trim().split(/\s+/);
  const total = textWidth(words.join(' '), 'bold', size);
  const least = Math.max(1, Math.ceil(total / width));
  for (let target = total / least; target < width; target += size / 2) {
    const lines = filled(words, size, target);
    if (lines.length <= least) {
      return lines;
    }
  }
  return filled(words, size, width);
}

function filled(words: string[], size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, 'bold', size) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** Length in points of the line under a block of lines: 40% of the last one, kept within 1/3 and 1/2 of the longest. */
export function shortRule(lines: string[], size: number): number {
  const widths = lines.map((line) => textWidth(line, 'bold', size));
  const longest = Math.max(0, ...widths);
  const last = widths.at(-1) ?? 0;
  return Math.min(Math.max(last * 0.4, longest * 0.34), last * 0.49, longest * 0.49);
}
