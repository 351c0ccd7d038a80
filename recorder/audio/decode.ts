import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { AudioError } from './audioError.ts';

type DecoderProcess = ChildProcessByStdio<null, Readable, Readable>;

export interface DecodeOptions {
  /** The ffmpeg program; looked up in PATH when it is a bare name. */
  readonly ffmpeg?: string;
  readonly signal?: AbortSignal;
}

/** What a media file says about itself; `durationMs` is null when the container doesn't tell (some dictaphones). */
export interface AudioProbe {
  readonly durationMs: number | null;
}

const ERROR_TEXT_LIMIT = 2000;

/**
 * Decodes any sound or video file (wav, mp3, m4a, ogg, mp4 …) to 16 kHz mono, piece by piece as it is read, so a recording of
 * many hours needs no more memory than a short one. The consumer's pace holds the decoder back.
 * @throws AudioError when the file holds no sound, ffmpeg is missing, or decoding breaks off.
 */
export async function* decodeAudio(path: string, options: DecodeOptions = {}): AsyncGenerator<Int16Array> {
  const child = spawn(
    options.ffmpeg ?? 'ffmpeg',
    ['-nostdin', '-v', 'error', '-i', path, '-map', '0:a:0', '-ac', '1', '-ar', '16000', '-f', 's16le', '-'],
    { stdio: ['ignore', 'pipe', 'pipe'], signal: options.signal },
  );
  const ended = endOf(child);
  let produced = 0;
  try {
    for await (const samples of evenSamples(child.stdout)) {
      produced += samples.length;
      yield samples;
    }
    const { code, message } = await ended;
    if (produced === 0) {
      throw new AudioError('notAudio', message || 'no sound in the file');
    }
    if (code !== 0) {
      throw new AudioError('decoderFailed', message || `decoder ended with ${code}`);
    }
  } finally {
    child.kill('SIGKILL');
    await ended.catch(() => undefined);
  }
}

/**
 * Asks ffprobe for the length of a file.
 * @throws AudioError `notAudio` when the file has no sound stream, `decoderMissing` when ffprobe is not installed.
 */
export async function probeAudio(path: string, ffprobe = 'ffprobe'): Promise<AudioProbe> {
  const child = spawn(
    ffprobe,
    [
      '-v',
      'error',
      '-select_streams',
      'a:0',
      '-show_entries',
      'stream=codec_name:format=duration',
      '-of',
      'json',
      path,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = endOf(child);
  const text = await child.stdout.setEncoding('utf8').reduce((all: string, chunk: string) => all + chunk, '');
  const { code, message } = await ended;
  const answer = code === 0 ? (JSON.parse(text) as { streams?: unknown[]; format?: { duration?: string } }) : {};
  if (!answer.streams?.length) {
    throw new AudioError('notAudio', message || 'no sound in the file');
  }
  const seconds = Number.parseFloat(answer.format?.duration ?? '');
  return { durationMs: Number.isFinite(seconds) ? Math.round(seconds * 1000) : null };
}

/** Re-cuts a byte stream at sample borders: a chunk may end in the middle of a 16-bit sample. */
async function* evenSamples(stream: Readable): AsyncGenerator<Int16Array> {
  let rest = Buffer.alloc(0);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = bytes.length - (bytes.length % 2);
    rest = Buffer.from(bytes.subarray(whole));
    if (whole > 0) {
      yield new Int16Array(new Uint8Array(bytes.subarray(0, whole)).buffer);
    }
  }
}

function endOf(child: DecoderProcess): Promise<{ code: number | null; message: string }> {
  let message = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    message = (message + text).slice(-ERROR_TEXT_LIMIT);
  });
  const ended = new Promise<{ code: number | null; message: string }>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? new AudioError('decoderMissing', 'ffmpeg is not installed') : error);
    });
    child.once('close', (code) => resolve({ code, message: message.trim() }));
  });
  ended.catch(() => undefined);
  return ended;
}
