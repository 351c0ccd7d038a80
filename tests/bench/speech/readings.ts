import fs from 'node:fs';
import { msOf, samplesOf } from '#recorder/audio/pcm.ts';
import { EmbeddedRecogniser } from '#recorder/speech/engine/embeddedRecogniser.ts';
import type { Recogniser } from '#recorder/speech/engine/recogniser.ts';
import { lastWords } from '#recorder/speech/lead.ts';
import type { SpeechSegment } from '#recorder/speech/segments.ts';
import { readWindow } from '#recorder/speech/transcriber.ts';
import type { SpeechDetector } from '#recorder/speech/vad/detector.ts';
import { type CutterPace, type CutWindow, LIVE_PACE, WindowCutter } from '#recorder/speech/windows/cutter.ts';
import type { Clip } from './clips.ts';
import type { RecordedTurn } from './room.ts';
import { addScore, type Score } from './wer.ts';

/** What reading all voices one way came to. */
export interface Reading {
  readonly voices: Map<string, Score>;
  readonly total: Score;
  readonly audioMs: number;
  readonly wallMs: number;
  /** Processor time of the engine divided by its two threads: what `wallMs` would be on a quiet machine. Null where it can't be seen. */
  readonly quietMs: number | null;
  readonly windows: number;
  /** Segments that a guard marked. */
  readonly doubtful: number;
}

interface Tools {
  readonly recogniser: Recogniser;
  readonly detector: SpeechDetector;
  readonly language: string;
}

const TICKS_PER_SECOND = 100;
const THREADS = 2;

/** Processor time that the engine's processes have used so far, ms. */
function engineTime(recogniser: Recogniser): number | null {
  const pids = recogniser instanceof EmbeddedRecogniser ? recogniser.pids : [];
  if (pids.length === 0 || !fs.existsSync('/proc/self/stat')) {
    return null;
  }
  const ticks = pids.map((pid) => {
    const fields = fs
      .readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
  return (ticks.reduce((sum, each) => sum + each, 0) * 1000) / TICKS_PER_SECOND;
}

function since(recogniser: Recogniser, before: number | null): number | null {
  const now = engineTime(recogniser);
  return before === null || now === null ? null : (now - before) / THREADS;
}

/** Sound arrives in pieces of a second, as in a meeting. */
const ARRIVAL_MS = 1000;

function begin(): { voices: Map<string, Score>; total: Score } {
  return { voices: new Map(), total: { errors: 0, words: 0 } };
}

function score(result: ReturnType<typeof begin>, voice: string, said: string, heard: string): void {
  const own = result.voices.get(voice) ?? { errors: 0, words: 0 };
  addScore(own, said, heard);
  addScore(result.total, said, heard);
  result.voices.set(voice, own);
}

/** The engine alone: each clean clip by itself. */
export async function readClips(clips: readonly Clip[], { recogniser, language }: Tools): Promise<Reading> {
  const result = begin();
  const before = engineTime(recogniser);
  const startedAt = performance.now();
  for (const { voice, text, samples } of clips) {
    const phrases = await recogniser.recognise({ samples, language });
    score(result, voice, text, phrases.map((phrase) => phrase.text).join(' '));
  }
  const audioMs = clips.reduce((sum, { samples }) => sum + msOf(samples.length), 0);
  const wallMs = performance.now() - startedAt;
  return { ...result, audioMs, wallMs, quietMs: since(recogniser, before), windows: clips.length, doubtful: 0 };
}

async function cutAll(sound: Int16Array, detector: SpeechDetector, pace: CutterPace): Promise<CutWindow[]> {
  const cutter = new WindowCutter(detector, pace);
  const windows: CutWindow[] = [];
  const step = pace === LIVE_PACE ? samplesOf(ARRIVAL_MS) : sound.length;
  for (let from = 0; from < sound.length; from += step) {
    cutter.push(sound.subarray(from, from + step));
    windows.push(...(await cutter.take(false)));
  }
  return [...windows, ...(await cutter.take(true))];
}

/** Recordings of the room: voice activity, windows at a pace, engine, segments. */
export async function readRecordings(turns: readonly RecordedTurn[], tools: Tools, pace: CutterPace): Promise<Reading> {
  const result = begin();
  const urgency = pace === LIVE_PACE ? 'live' : 'file';
  const before = engineTime(tools.recogniser);
  let audioMs = 0;
  let wallMs = 0;
  let windows = 0;
  let doubtful = 0;
  for (const { voice, clips, sound } of turns) {
    const startedAt = performance.now();
    const segments: SpeechSegment[] = [];
    let said: readonly string[] = [];
    for (const cut of await cutAll(sound, tools.detector, pace)) {
      const heard = await readWindow(tools.recogniser, cut, { language: tools.language, pace: urgency, said });
      said = lastWords(said, heard.segments);
      segments.push(...heard.segments);
      windows += 1;
    }
    wallMs += performance.now() - startedAt;
    audioMs += msOf(sound.length);
    doubtful += segments.filter((segment) => segment.doubtful).length;
    const heard = segments.flatMap((segment) => segment.words.map((word) => word.text)).join(' ');
    score(result, voice, clips.map(({ text }) => text).join(' '), heard);
  }
  return { ...result, audioMs, wallMs, quietMs: since(tools.recogniser, before), windows, doubtful };
}
