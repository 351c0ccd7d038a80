import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSpeechConfig } from '#recorder/config/speech.ts';
import { ModelStore } from '#recorder/models/modelStore.ts';
import { EmbeddedRecogniser } from '#recorder/speech/engine/embeddedRecogniser.ts';
import type { Recogniser } from '#recorder/speech/engine/recogniser.ts';
import { RemoteRecogniser } from '#recorder/speech/engine/remoteRecogniser.ts';
import { INFERENCE_PATH } from '#recorder/speech/engine/supervisedServer.ts';
import { wholeSound } from '#tests/bench/speech/clips.ts';

const config = loadSpeechConfig({ NODE_ENV: 'test' });
const clip = path.resolve('node_modules/nodejs-whisper/cpp/whisper.cpp/samples/jfk.mp3');

let engine: EmbeddedRecogniser;
let samples: Int16Array;

beforeAll(async () => {
  const model = await new ModelStore(config.models).inUse(undefined);
  engine = new EmbeddedRecogniser({
    binary: config.programs.engine,
    model,
    lanes: 1,
    threads: 2,
    nice: 0,
    language: 'auto',
  });
  samples = await wholeSound(clip);
  expect(await engine.settled()).toEqual({ state: 'ready' });
}, 60_000);

afterAll(() => engine.close());

/** The engine's own server stands in for a service: it answers requests in OpenAI's form on the same path. */
function asService(): RemoteRecogniser {
  return new RemoteRecogniser({ url: `http://127.0.0.1:${engine.ports[0]}${INFERENCE_PATH}`, model: 'base', lanes: 1 });
}

describe.each<[string, () => Recogniser]>([
  ['own engine', () => engine],
  ['OpenAI-compatible service', asService],
])('recogniser contract: %s', (_name, make) => {
  it('[SPEECH-10] hears the words of a clip, in order, inside the clip', async () => {
    const phrases = await make().recognise({ samples, language: 'en' });
    const words = phrases.flatMap((phrase) => [...phrase.words]);
    expect(words.map(({ text }) => text).join(' ')).toMatch(/ask not what your country can do for you/i);
    expect(words.every(({ confidence }) => confidence > 0 && confidence <= 1)).toBe(true);
    const starts = words.map(({ startMs }) => startMs);
    expect([...starts].sort((a, b) => a - b)).toEqual(starts);
    expect(words.at(-1)!.endMs).toBeLessThanOrEqual(samples.length / 16);
    const country = words.find(({ text }) => text.startsWith('country'));
    expect(country!.startMs).toBeGreaterThan(3500);
    expect(country!.startMs).toBeLessThan(6500);
  }, 60_000);

  it('[SPEECH-10] answers every request when several come at once', async () => {
    const recogniser = make();
    const short = samples.subarray(0, 16_000 * 4);
    const answers = await Promise.all([1, 2, 3].map(() => recogniser.recognise({ samples: short, language: 'en' })));
    expect(answers.every((phrases) => phrases.length > 0)).toBe(true);
  }, 60_000);

  it('[SPEECH-10] takes a prompt', async () => {
    const phrases = await make().recognise({ samples, language: 'en', prompt: 'Kennedy, fellow Americans.' });
    expect(phrases.map(({ text }) => text).join(' ')).toMatch(/fellow Americans/i);
  }, 60_000);

  it('[SPEECH-10] refuses what is not sound, and lets the caller give up', async () => {
    const recogniser = make();
    await expect(recogniser.recognise({ samples: new Int16Array(0), language: 'en' })).rejects.toMatchObject({
      code: 'badInput',
    });
    const signal = AbortSignal.abort();
    await expect(recogniser.recognise({ samples, language: 'en', signal })).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('own engine', () => {
  it('[SPEECH-10] comes back after it was killed, and the request can be asked again', async () => {
    const [pid] = engine.pids;
    const broken = engine.recognise({ samples, language: 'en' });
    process.kill(pid!, 'SIGKILL');
    await expect(broken).rejects.toMatchObject({ code: 'interrupted' });
    const phrases = await engine.recognise({ samples, language: 'en' });
    expect(phrases.length).toBeGreaterThan(0);
    expect(engine.pids[0]).not.toBe(pid);
  }, 60_000);

  it('[SPEECH-11] says what is missing or damaged instead of failing', async () => {
    const model = await new ModelStore(config.models).inUse(undefined);
    const base = { binary: config.programs.engine, model, lanes: 1, threads: 1, nice: 0, language: 'vi' };
    const cases = [
      { ...base, model: { ...model, path: '/nowhere/model.bin' } },
      { ...base, model: { ...model, sha256: '0'.repeat(64) } },
      { ...base, binary: '/nowhere/whisper-server' },
    ];
    const faults = await Promise.all(
      cases.map(async (options) => {
        const recogniser = new EmbeddedRecogniser(options);
        const status = await recogniser.settled();
        await expect(recogniser.recognise({ samples, language: 'vi' })).rejects.toMatchObject({ code: 'unavailable' });
        await recogniser.close();
        return status.state === 'unavailable' ? status.fault : status.state;
      }),
    );
    expect(faults).toEqual(['modelMissing', 'modelDamaged', 'engineMissing']);
  }, 60_000);

  it('[SPEECH-11] says that a service does not answer, and recovers', async () => {
    const away = new RemoteRecogniser({ url: 'http://127.0.0.1:9/v1/audio/transcriptions', model: 'x', lanes: 1 });
    await expect(away.recognise({ samples, language: 'vi' })).rejects.toMatchObject({ code: 'interrupted' });
    expect(away.status()).toMatchObject({ state: 'unavailable', fault: 'serviceUnreachable' });
  });
});
