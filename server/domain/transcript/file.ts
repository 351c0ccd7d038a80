import { type Known, type TranscriptLine, timeMs, withSpeaker } from './line.ts';
import { Paragraphs } from './paragraphs.ts';

export type { Known } from './line.ts';

const NOTHING_KNOWN: Known = { name: () => false, title: () => false };

const CUE_TIME = /^((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})/u;

/** SRT and WebVTT: blocks with a line `start --> end`. */
function cues(text: string, known: Known): TranscriptLine[] {
  return text.split(/\n\s*\n/u).flatMap((block) => {
    const lines = block.split('\n').map((line) => line.trim());
    const at = lines.findIndex((line) => CUE_TIME.test(line));
    const [, from = '', until = ''] = CUE_TIME.exec(lines[at] ?? '') ?? [];
    const said = lines
      .slice(at + 1)
      .join(' ')
      .trim();
    const times = { startMs: timeMs(from), endMs: timeMs(until), heading: false };
    return at < 0 || said === '' ? [] : [{ ...withSpeaker(said, known), ...times }];
  });
}

/**
 * Reads a transcript that was made elsewhere: SRT, WebVTT, or a text of which each paragraph is a turn, goes on with the turn above
 * it, or is a row of a table (cells parted by tabs). Empty when nothing was said.
 * @param known what the meeting knows: a line with nothing but a known name, or with a name and an office, begins a turn
 */
export function readTranscriptText(text: string, known: Known = NOTHING_KNOWN): TranscriptLine[] {
  const clean = text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .normalize('NFC');
  if (/-->/u.test(clean)) {
    return cues(clean, known);
  }
  const paragraphs = new Paragraphs(known);
  for (const line of clean.split('\n')) {
    paragraphs.read(line);
  }
  return paragraphs.lines.some(({ heading }) => !heading) ? paragraphs.lines : [];
}

/** Nobody speaks for so long before the first word: a time from here on is one of day. */
const EARLIEST_CLOCK_MS = 5 * 3_600_000;

/** The time of day at which the first line was said, ms from midnight; null when the file counts from its own beginning. */
export function clockOf(lines: readonly TranscriptLine[]): number | null {
  const first = lines.find(({ startMs }) => startMs !== null);
  const isClock = first?.startMs != null && first.endMs === null && first.startMs >= EARLIEST_CLOCK_MS;
  return isClock ? first.startMs : null;
}

/** Words a second at which untimed text is laid out. */
const WORDS_PER_SECOND = 2.5;

export type PlacedLine = TranscriptLine & { readonly startMs: number; readonly endMs: number };

/**
 * Gives every line a place on the clock: its own times where it has them, otherwise one after the other at the pace of speech.
 * Times of day (08:31:10) count from the first one.
 */
export function placeLines(lines: readonly TranscriptLine[]): PlacedLine[] {
  const firstMs = lines.find(({ startMs }) => startMs !== null)?.startMs ?? 0;
  const placed: PlacedLine[] = [];
  let cursorMs = 0;
  for (const line of lines) {
    const spokenMs = Math.max(1000, Math.round((line.text.split(/\s+/u).length / WORDS_PER_SECOND) * 1000));
    const startMs = line.startMs === null ? cursorMs : Math.max(0, line.startMs - (line.endMs === null ? firstMs : 0));
    const endMs = line.endMs ?? startMs + spokenMs;
    placed.push({ ...line, startMs, endMs: Math.max(endMs, startMs + 1) });
    cursorMs = Math.max(cursorMs, endMs);
  }
  return placed;
}
