import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '../../..');
const RATE = 48_000;
const STEP_MS = 20;

/** Mono 48 kHz samples of a sound file, decoded by ffmpeg. */
export function decode(file: string): Int16Array {
  const bytes = execFileSync(
    'ffmpeg',
    ['-v', 'error', '-i', file, '-ac', '1', '-ar', String(RATE), '-f', 's16le', '-'],
    {
      maxBuffer: 1 << 30,
    },
  );
  return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
}

/** Seconds at which something loud begins; the next is looked for after `holdMs`. */
export function onsets(samples: Int16Array, threshold = 3000, holdMs = 500): number[] {
  const found: number[] = [];
  for (let index = 0; index < samples.length; index += 1) {
    if (Math.abs(samples[index] ?? 0) > threshold) {
      found.push(index / RATE);
      index += holdMs * 48;
    }
  }
  return found;
}

/** Loudness in steps of 20 ms, as the logarithm: it tells speech apart and survives noise suppression. */
export function envelope(samples: Int16Array): number[] {
  const size = (RATE / 1000) * STEP_MS;
  return Array.from({ length: Math.floor(samples.length / size) }, (_unused, step) => {
    let energy = 1;
    for (let index = step * size; index < (step + 1) * size; index += 1) {
      energy += (samples[index] ?? 0) ** 2;
    }
    return Math.log10(energy / size + 100);
  });
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [product, squareA, squareB] = [0, 0, 0];
  for (let index = 0; index < a.length; index += 1) {
    const [x, y] = [(a[index] ?? 0) - meanA, (b[index] ?? 0) - meanB];
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return product / Math.sqrt(squareA * squareB || 1);
}

/** How well five seconds out of the middle of a recording are found again in a source that is played in a loop, 0 to 1. */
export function foundAgain(recorded: readonly number[], source: readonly number[]): number {
  const length = 5000 / STEP_MS;
  const from = Math.max(0, Math.floor(recorded.length / 2 - length / 2));
  const part = recorded.slice(from, from + length);
  const loop = [...source, ...source, ...source];
  let best = 0;
  for (let shift = 0; shift + part.length <= loop.length && shift < source.length * 2; shift += 1) {
    best = Math.max(best, correlation(part, loop.slice(shift, shift + part.length)));
  }
  return best;
}

/** Three voices as WAV: the shared speech samples when they are there, else the recogniser's own sample at three speeds. */
export function speechSamples(): string[] {
  const shared = path.resolve(project, '../shared/speech/vieneu');
  if (existsSync(shared)) {
    const names = readdirSync(shared).filter((name) => /^(binh|doan|ly)\.wav$/.test(name));
    return names.sort().map((name) => path.join(shared, name));
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'nghi-su-voices-'));
  const source = path.join(project, 'node_modules/nodejs-whisper/cpp/whisper.cpp/samples/jfk.mp3');
  return [0.8, 1, 1.25].map((tempo) => {
    const file = path.join(folder, `voice-${tempo}.wav`);
    execFileSync('ffmpeg', ['-v', 'error', '-i', source, '-af', `atempo=${tempo}`, '-ar', String(RATE), file]);
    return file;
  });
}
