import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { joinSamples, msOf, samplesOf } from '#recorder/audio/pcm.ts';
import { toWav } from '#recorder/audio/wav.ts';
import { Dice } from '#tests/support/dice.ts';
import type { Clip } from './clips.ts';
import { wordsOf } from './wer.ts';

/** A sound file for a fake microphone, and when each of its words has been said, ms from the file's begin. */
export interface SpokenFile {
  readonly wav: string;
  readonly wordEndsMs: readonly number[];
  readonly durationMs: number;
}

/** A fake microphone plays from when it is opened: a slow machine needs so long until its sound is in the room. */
const LEAD_IN_MS = 8_000;

/** A room is never digitally silent, and a browser's noise suppression learns from what it hears: faint noise below everything. */
function inRoom(samples: Int16Array): Int16Array {
  const dice = new Dice(1);
  return samples.map((sample) => Math.max(-32_768, Math.min(32_767, sample + dice.below(41) - 20)));
}

/** Joins clips with pauses into a WAV of 48 kHz, the rate that a browser's fake microphone wants. Words share their clip's length evenly. */
export function spokenFile(folder: string, name: string, clips: readonly Clip[], pauseMs: number): SpokenFile {
  const pause = new Int16Array(samplesOf(pauseMs));
  const leadIn = new Int16Array(samplesOf(LEAD_IN_MS));
  const samples = joinSamples([leadIn, ...clips.flatMap((clip) => [pause, clip.samples])]);
  const narrow = path.join(folder, `${name}-16.wav`);
  const wav = path.join(folder, `${name}.wav`);
  fs.writeFileSync(narrow, toWav(inRoom(samples)));
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', narrow, '-ar', '48000', wav]);
  let beganMs = LEAD_IN_MS;
  const wordEndsMs = clips.flatMap((clip) => {
    const lengthMs = msOf(clip.samples.length);
    const startMs = beganMs + pauseMs;
    beganMs = startMs + lengthMs;
    const words = wordsOf(clip.text);
    return words.map((_, index) => startMs + (lengthMs * (index + 1)) / words.length);
  });
  return { wav, wordEndsMs, durationMs: msOf(samples.length) };
}
