import { spawn } from 'node:child_process';
import { samplesOf } from '../../audio/pcm.ts';
import { toWav } from '../../audio/wav.ts';

/** A stretch of speech between two silences; ms from the start of the sound. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** Finds where somebody speaks. What it calls silent is never sent to a recogniser: silence becomes words otherwise. */
export interface SpeechDetector {
  /** @throws Error when the detector can't be run */
  detect(samples: Int16Array): Promise<Stretch[]>;
}

const SEGMENT_LINE = /^Speech segment \d+: start = ([\d.]+), end = ([\d.]+)$/gmu;
const MS_PER_UNIT = 10;
/** Shorter than one window of the model: nothing to find. */
const SHORTEST_MS = 64;

/**
 * Silero VAD by the program that is built beside the engine (`whisper-vad-speech-segments`). Chosen over the ONNX runtime:
 * it needs no further native package (200 MB), uses the same committed model file, costs 5 ms per second of sound on one
 * core, and a crash in native code can't take the worker down. One short process per call; the sound goes in by pipe.
 */
export class SileroDetector implements SpeechDetector {
  readonly #program: string;
  readonly #modelPath: string;

  constructor(program: string, modelPath: string) {
    this.#program = program;
    this.#modelPath = modelPath;
  }

  async detect(samples: Int16Array): Promise<Stretch[]> {
    if (samples.length < samplesOf(SHORTEST_MS)) {
      return [];
    }
    const output = await this.#run(toWav(samples));
    return [...output.matchAll(SEGMENT_LINE)].map(([, start, end]) => ({
      startMs: Math.round(Number(start) * MS_PER_UNIT),
      endMs: Math.round(Number(end) * MS_PER_UNIT),
    }));
  }

  #run(wav: Buffer): Promise<string> {
    const child = spawn(this.#program, ['-np', '-t', '1', '-vm', this.#modelPath, '-f', '-'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    let problem = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      problem = (problem + text).slice(-500);
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        if (code === 0) {
          resolve(output);
        } else {
          reject(new Error(`voice activity detection ended with ${code}: ${problem.trim()}`));
        }
      });
      child.stdin.on('error', () => undefined);
      child.stdin.end(wav);
    });
  }
}
