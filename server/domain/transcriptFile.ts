/** A stretch of an uploaded transcript; times in ms from its beginning, null when the file has none. */
export type TranscriptLine = {
  readonly speaker: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly text: string;
};

const CUE_TIME = /^((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})/u;
const LEADING_TIME = /^\[?((?:\d{1,2}:)?\d{1,2}:\d{2})(?:[.,]\d+)?\]?\s*[-–]?\s*/u;
/** "Ông Trịnh Quốc Khải (Chủ tịch): …": at most ten words before the colon, none of them ending a sentence. */
const SPEAKER = /^((?:(?:\p{Lu}\p{L}{0,3}\.|\p{L}[\p{L}\p{M}'’-]*)\s*){1,10}(?:\([^)]{1,80}\))?)\s*:\s+(?=\S)/u;
const VOICE_TAG = /^<v(?:\.[\w.]+)?\s+([^>]+)>/u;
const TAG = /<[^>]+>/gu;

/** Milliseconds of `1:02:03.450`, `02:03,4` or `02:03`. */
function timeMs(text: string): number {
  const [seconds = '0', minutes = '0', hours = '0'] = text.replace(',', '.').split(':').reverse();
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
}

function withSpeaker(text: string): { speaker: string | null; text: string } {
  const tagged = VOICE_TAG.exec(text);
  const plain = text.replace(TAG, '').trim();
  if (tagged) {
    return { speaker: tagged[1]?.trim() ?? null, text: plain };
  }
  const named = SPEAKER.exec(plain);
  return named
    ? { speaker: named[1]?.trim() ?? null, text: plain.slice(named[0].length).trim() }
    : { speaker: null, text: plain };
}

/** SRT and WebVTT: blocks with a line `start --> end`. */
function cues(text: string): TranscriptLine[] {
  return text.split(/\n\s*\n/u).flatMap((block) => {
    const lines = block.split('\n').map((line) => line.trim());
    const at = lines.findIndex((line) => CUE_TIME.test(line));
    const [, from = '', until = ''] = CUE_TIME.exec(lines[at] ?? '') ?? [];
    const said = lines
      .slice(at + 1)
      .join(' ')
      .trim();
    return at < 0 || said === '' ? [] : [{ ...withSpeaker(said), startMs: timeMs(from), endMs: timeMs(until) }];
  });
}

/** Plain text: a paragraph a turn, perhaps with a time and a name before it. */
function paragraphs(text: string): TranscriptLine[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const time = LEADING_TIME.exec(line);
      const rest = time ? line.slice(time[0].length) : line;
      return { ...withSpeaker(rest), startMs: time?.[1] ? timeMs(time[1]) : null, endMs: null };
    })
    .filter((line) => line.text !== '');
}

/** Reads a transcript that was made elsewhere: SRT, WebVTT, or text with a turn on each line. Empty when nothing was said. */
export function readTranscriptText(text: string): TranscriptLine[] {
  const clean = text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .normalize('NFC');
  return /-->/u.test(clean) ? cues(clean) : paragraphs(clean);
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
