import os from 'node:os';
import { parseArgs } from 'node:util';
import { AudioError } from '#recorder/audio/audioError.ts';
import { decodeAudio, probeAudio } from '#recorder/audio/decode.ts';
import { loadSpeechConfig } from '#recorder/config/speech.ts';
import { openDetector, openRecogniser } from '#recorder/speech/engine/openRecogniser.ts';
import type { Recogniser } from '#recorder/speech/engine/recogniser.ts';
import { transcribeSound } from '#recorder/speech/transcriber.ts';

const USAGE = `npm run --silent transcribe -- AUDIO [--language vi] [--prompt TEXT] [--threads N] [--lines]

Prints the segments of a sound or video file as JSON: [{speaker, track, startMs, endMs, words, engine, model, doubtful, reasons}].
--lines prints one JSON object a line as soon as it is heard.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      language: { type: 'string' },
      prompt: { type: 'string' },
      threads: { type: 'string' },
      lines: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [file] = positionals;
  if (!file || values.help) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const config = loadSpeechConfig();
  const language = values.language ?? config.language;
  const threads = values.threads ? Number(values.threads) : os.availableParallelism();
  const { durationMs } = await probeAudio(file);
  const recogniser = await openRecogniser({ ...config, language, threads, nice: 0 });
  try {
    const status = await recogniser.settled();
    if (status.state === 'unavailable') {
      console.error(`speech recognition is not available: ${status.fault} ${status.detail}`);
      return 3;
    }
    const options = { language, ...(values.prompt ? { prompt: values.prompt } : {}) };
    await print(file, durationMs, { recogniser, options, lines: values.lines, config });
    return 0;
  } finally {
    await recogniser.close();
  }
}

interface Run {
  readonly recogniser: Recogniser;
  readonly options: { language: string; prompt?: string };
  readonly lines: boolean;
  readonly config: ReturnType<typeof loadSpeechConfig>;
}

async function print(file: string, durationMs: number | null, run: Run): Promise<void> {
  const detector = await openDetector(run.config);
  const { engine, model } = run.recogniser;
  const all: object[] = [];
  for await (const { untilMs, segments } of transcribeSound(
    decodeAudio(file),
    { detector, recogniser: run.recogniser },
    run.options,
  )) {
    for (const segment of segments) {
      const row = { speaker: null, track: null, ...segment, engine, model };
      if (run.lines) {
        console.log(JSON.stringify(row));
      } else {
        all.push(row);
      }
    }
    if (process.stderr.isTTY && durationMs) {
      process.stderr.write(`\r${Math.min(100, Math.round((100 * untilMs) / durationMs))} %`);
    }
  }
  if (!run.lines) {
    console.log(JSON.stringify(all, null, 2));
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof AudioError)) {
    throw error;
  }
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 3;
}
