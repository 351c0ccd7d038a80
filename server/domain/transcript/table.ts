import { foldTones } from '../text.ts';
import { type Known, type TranscriptLine, TURN_TIME, timeMs } from './line.ts';

const TIME = new RegExp(`^[[(]?${TURN_TIME}[\\])]?$`, 'u');
/** Names of columns: the first row of a table says what stands in the others. */
const COLUMN =
  /^(?:stt|tt|so tt|thoi gian|gio|thoi diem|nguoi (?:noi|phat bieu)|ho (?:va )?ten|dai bieu|noi dung.*|y kien.*|phat bieu)$/u;
const NUMBER = /^\d{1,4}\.?$/u;
const LONGEST_NAME = 60;

/** What a line says of itself, before what stands above it is taken into account. */
export type Turn = Pick<TranscriptLine, 'speaker' | 'startMs' | 'text'>;

/** Whether a row of a table only names its columns. */
export function isTableHead(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell) => COLUMN.test(foldTones(cell)));
}

/** The cells of a line that tabs part. */
export function cellsOf(raw: string): string[] {
  return raw
    .split('\t')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
}

/** A row of a table: perhaps a number, a time and a speaker in either order, then the words. */
export function tableRow(cells: readonly string[], known: Known): Turn {
  const time = cells.find((cell) => TIME.test(cell));
  const rest = cells.filter((cell, index) => cell !== time && !(index === 0 && NUMBER.test(cell)));
  const [first = '', ...words] = rest;
  const startMs = time === undefined ? null : timeMs(TIME.exec(time)?.[1] ?? '');
  // Two cells of words: the shorter first one names who speaks, also when nobody of that name is in the meeting.
  const isNamed = words.length > 0 && (known.name(first) || first.length <= LONGEST_NAME);
  return isNamed
    ? { speaker: first.replace(/:$/u, ''), startMs, text: words.join(' ') }
    : { speaker: null, startMs, text: rest.join(' ') };
}
