import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { joinSamples, msOf, samplesOf } from '#recorder/audio/pcm.ts';
import { toWav } from '#recorder/audio/wav.ts';
import type { Clip } from './clips.ts';
import { wordsOf } from './wer.ts';

/** A sound file for a fake microphone, and when each of its words has been said, ms from the file's begin. */
export interface SpokenFile {
  readonly wav: string;
  readonly wordEndsMs: readonly number[];
  readonly durationMs: number;
}

/** Joins clips with pauses into a WAV of 48 kHz, the rate that a browser's fake microphone wants. Words share their clip's length evenly. */
export function spokenFile(folder: string, name: string, clips: readonly Clip[], pauseMs: number): SpokenFile {
  const pause = new Int16Array(samplesOf(pauseMs));
  const samples = joinSamples(clips.flatMap((clip) => [pause, clip.samples]));
  const narrow = path.join(folder, `${name}-16.wav`);
  const wav = path.join(folder, `${name}.wav`);
  fs.writeFileSync(narrow, toWav(samples));
  execFileSync('ffmpeg', ['-v', 'error', '-i', narrow, '-ar', '48000', wav]);
  let beganMs = 0;
  const wordEndsMs = clips.flatMap((clip) => {
    const lengthMs = msOf(clip.samples.length);
    const startMs = beganMs + pauseMs;
    beganMs = startMs + lengthMs;
    const words = wordsOf(clip.text);
    return words.map((_, index) => startMs + (lengthMs * (index + 1)) / words.length);
  });
  return { wav, wordEndsMs, durationMs: msOf(samples.length) };
}
