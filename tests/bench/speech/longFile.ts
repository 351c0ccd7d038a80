import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { joinSamples, samplesOf } from '#recorder/audio/pcm.ts';
import { toWav } from '#recorder/audio/wav.ts';
import type { Clip } from './clips.ts';

const PAUSE_MS = 700;
/** A break as meetings have it, at this share of the whole. */
const BREAK_AT = 0.4;
const BREAK_S = 1_200;

/** A recording as a dictaphone makes it (48 kHz, mono, uncompressed): clips over and over, with a long break in which nobody speaks. */
export function longFile(folder: string, clips: readonly Clip[], seconds: number): string {
  const round = joinSamples(clips.flatMap(({ samples }) => [samples, new Int16Array(samplesOf(PAUSE_MS))]));
  const roundFile = path.join(folder, 'round.wav');
  fs.writeFileSync(roundFile, toWav(round));
  const [from, until] = [seconds * BREAK_AT, seconds * BREAK_AT + Math.min(BREAK_S, seconds * 0.1)];
  const file = path.join(folder, 'ghi-am.wav');
  const silent = `volume=enable='between(t,${from},${until})':volume=0`;
  const input = ['-stream_loop', '-1', '-i', roundFile, '-t', String(seconds)];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, '-af', silent, '-ar', '48000', file]);
  return file;
}

/** The first seconds of a recording, compressed as a phone does. */
export function beginningOf(file: string, seconds: number): string {
  const short = path.join(path.dirname(file), 'dien-thoai.m4a');
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', file, '-t', String(seconds), '-c:a', 'aac', '-b:a', '64k', short]);
  return short;
}
