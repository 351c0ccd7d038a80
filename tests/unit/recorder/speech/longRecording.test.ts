import { describe, expect, it } from 'vitest';
import { msOf, samplesOf } from '#recorder/audio/pcm.ts';
import type { Recogniser } from '#recorder/speech/engine/recogniser.ts';
import { type HeardWindow, transcribeSound } from '#recorder/speech/transcriber.ts';
import type { SpeechDetector } from '#recorder/speech/vad/detector.ts';
import { loudIsSpeech, sound } from '#tests/support/sounds/loudSpeech.ts';

/** Four times what may be held: longer shows nothing more. */
const LONG_MS = 1_200_000;
/** As much as comes through a pipe at once. */
const CHUNK_MS = 2_000;

/** Says one word for each window. */
const oneWord: Recogniser = {
  ...{ engine: 'test', model: 'test', lanes: 1 },
  status: () => ({ state: 'ready' }),
  settled: () => Promise.resolve({ state: 'ready' }),
  close: () => Promise.resolve(),
  recognise: ({ samples }) => {
    const [startMs, endMs] = [0, msOf(samples.length)];
    const words = [{ text: 'vâng', startMs, endMs, confidence: 0.9 }];
    return Promise.resolve([{ text: 'vâng', startMs, endMs, avgLogProb: -0.2, words }]);
  },
};

async function* arriving(samples: Int16Array): AsyncGenerator<Int16Array> {
  for (let at = 0; at < samples.length; at += samplesOf(CHUNK_MS)) {
    yield samples.subarray(at, at + samplesOf(CHUNK_MS));
  }
}

/** Reads a recording; answers what was heard, and how much sound the detector was shown at once and in all. */
async function read(samples: Int16Array) {
  const shown: number[] = [];
  const detector: SpeechDetector = {
    detect: (part) => {
      shown.push(msOf(part.length));
      return loudIsSpeech.detect(part);
    },
  };
  const heard: HeardWindow[] = [];
  const tools = { detector, recogniser: oneWord };
  for await (const window of transcribeSound(arriving(samples), tools, { language: 'vi' })) {
    heard.push(window);
  }
  return { heard, mostAtOnce: Math.max(...shown), inAll: shown.reduce((sum, ms) => sum + ms, 0) };
}

describe('a recording of hours', () => {
  it.each([
    ['one word before a long silence', sound(['speech', 2_000], ['silence', LONG_MS])],
    ['a word every forty seconds', sound(...Array.from({ length: 30 }, () => every(2_000, 38_000)).flat())],
    ['speech without a pause', sound(['speech', LONG_MS])],
  ])('[SPEECH-13] is read in bounded memory and time: %s', async (_name, samples) => {
    const { heard, mostAtOnce, inAll } = await read(samples);
    expect(heard.flatMap(({ segments }) => segments).length).toBeGreaterThan(0);
    expect(mostAtOnce).toBeLessThanOrEqual(302_000);
    expect(inAll).toBeLessThanOrEqual(2.5 * msOf(samples.length));
  });

  it('[SPEECH-13] tells how far it is also where nobody speaks', async () => {
    const samples = sound(['speech', 2_000], ['silence', LONG_MS]);
    const places = (await read(samples)).heard.map(({ untilMs }) => untilMs);
    const steps = places.map((place, index) => place - (places[index - 1] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...steps)).toBeLessThanOrEqual(302_000);
    expect(places.at(-1)).toBe(LONG_MS + 2_000);
  });
});

function every(speechMs: number, silenceMs: number): [['speech', number], ['silence', number]] {
  return [
    ['speech', speechMs],
    ['silence', silenceMs],
  ];
}
