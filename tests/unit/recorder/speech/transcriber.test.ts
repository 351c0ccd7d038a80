import { describe, expect, it } from 'vitest';
import { samplesOf } from '#recorder/audio/pcm.ts';
import type { RecognisedPhrase, Recogniser, RecogniserInput } from '#recorder/speech/engine/recogniser.ts';
import { paceOf } from '#recorder/speech/reading.ts';
import { readWindow } from '#recorder/speech/transcriber.ts';
import type { CutWindow } from '#recorder/speech/windows/cutter.ts';

/** Words at 100 ms each, one every 500 ms from `startMs` on. */
function phrase(startMs: number, text: string): RecognisedPhrase {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    startMs: startMs + index * 500,
    endMs: startMs + index * 500 + 100,
    confidence: 0.9,
  }));
  return { text, startMs, endMs: words.at(-1)!.endMs, avgLogProb: -0.2, words };
}

/** Answers each reading in turn with the next of these, the last one for ever, and keeps what it was asked. */
const answering = (phrases: readonly RecognisedPhrase[], ...later: (readonly RecognisedPhrase[])[]) => {
  const asked: RecogniserInput[] = [];
  const answers = [phrases, ...later];
  const recognise = (input: RecogniserInput) => {
    asked.push(input);
    return Promise.resolve(answers[Math.min(asked.length, answers.length) - 1] ?? []);
  };
  return { ...idle, asked, recognise };
};

const idle: Omit<Recogniser, 'recognise'> = {
  engine: 'test',
  model: 'test',
  lanes: 1,
  status: () => ({ state: 'ready' }),
  settled: () => Promise.resolve({ state: 'ready' }),
  close: () => Promise.resolve(),
};

const cut = (leadMs: number): CutWindow => ({
  window: { placements: [{ sourceStartMs: 60_000, sourceEndMs: 65_000, windowStartMs: 0 }], durationMs: 5_000 },
  samples: new Int16Array(samplesOf(leadMs + 5_000)),
  leadMs,
  untilMs: 65_000,
});

describe('reading a window that begins with what was said before', () => {
  it('[SPEECH-2] keeps only the words behind the lead, at their places in the source', async () => {
    const phrases = [phrase(0, 'đã nghe rồi'), phrase(1_800, 'rồi tôi đồng ý')];
    const { segments, untilMs } = await readWindow(answering(phrases), cut(2_000), { language: 'vi' });
    expect(segments.map(({ words }) => words.map(({ text, startMs }) => [text, startMs]))).toEqual([
      [
        ['tôi', 60_300],
        ['đồng', 60_800],
        ['ý', 61_300],
      ],
    ]);
    expect(untilMs).toBe(65_000);
  });

  it.each([
    ['a word too few', 2_600, 'làm gì cho tổ quốc'],
    ['a word too many', 1_400, 'làm gì cho tổ quốc'],
    ['just right', 2_000, 'làm gì cho tổ quốc'],
  ])(
    '[SPEECH-2] finds the border by the words heard last when the engine’s times say %s',
    async (_name, leadMs, own) => {
      const phrases = [phrase(0, 'hãy hỏi tổ quốc làm gì cho tổ quốc')];
      const options = { language: 'vi', said: ['Tổ', 'quốc.'] };
      const { segments } = await readWindow(answering(phrases), cut(leadMs), options);
      expect(segments.flatMap(({ words }) => words.map(({ text }) => text)).join(' ')).toBe(own);
    },
  );

  it.each([
    ['the times point at the same word further on', 'not what your country can do for you', 4_500],
    ['a cut split the last word, which was misheard', 'not what your country can do for your', 3_900],
    ['a word in the middle was heard another way', 'not what your century can do for you', 4_000],
  ])('[SPEECH-2] loses and doubles no word at a border when %s', async (_name, heardLast, leadMs) => {
    const phrases = [phrase(0, 'what your country can do for you ask what you can do for your country')];
    const options = { language: 'en', said: heardLast.split(' ') };
    const { segments } = await readWindow(answering(phrases), cut(leadMs), options);
    const own = segments.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');
    expect(own).toBe('ask what you can do for your country');
  });

  it('[SPEECH-2] keeps to the times when the words heard last are not found again', async () => {
    const phrases = [phrase(0, 'một hai ba bốn năm')];
    const { segments } = await readWindow(answering(phrases), cut(1_000), { language: 'vi', said: ['sáu', 'bảy'] });
    expect(segments.flatMap(({ words }) => words.map(({ text }) => text))).toEqual(['ba', 'bốn', 'năm']);
  });

  it('[SPEECH-2] gives no segment when all words belong to the lead and the window by itself has none', async () => {
    const heard = await readWindow(answering([phrase(0, 'đã nghe rồi')], []), cut(4_000), { language: 'vi' });
    expect(heard.segments).toEqual([]);
  });
});

describe('reading a window once more', () => {
  const textOf = ({ segments }: Awaited<ReturnType<typeof readWindow>>): string =>
    segments.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');
  const prompt = 'Nguyễn Văn An. Kế hoạch đầu tư công năm 2026';

  it('[SPEECH-2] by itself when the engine stopped after the lead', async () => {
    const engine = answering([phrase(0, 'đã nghe rồi')], [phrase(300, 'tôi đồng ý với báo cáo')]);
    const heard = await readWindow(engine, cut(4_000), { language: 'vi', pace: 'live', prompt });
    expect(textOf(heard)).toBe('tôi đồng ý với báo cáo');
    expect(heard.segments[0]?.startMs).toBe(60_300);
    expect(engine.asked.map(({ samples }) => samples.length)).toEqual([samplesOf(9_000), samplesOf(5_000)]);
    expect(engine.asked.map((input) => input.prompt)).toEqual([prompt, undefined]);
  });

  it('[SPEECH-2] and keeps the reading with more words', async () => {
    const engine = answering([phrase(4_000, 'vâng ạ')], [phrase(0, 'vâng')]);
    expect(textOf(await readWindow(engine, cut(3_000), { language: 'vi' }))).toBe('vâng ạ');
    expect(engine.asked).toHaveLength(2);
  });

  it('[SPEECH-16] without hints that may have been recited', async () => {
    const engine = answering([phrase(0, 'kế hoạch đầu tư công năm 2026')], [phrase(0, 'tôi xin hỏi về con đường')]);
    expect(textOf(await readWindow(engine, cut(0), { language: 'vi', pace: 'live', prompt }))).toBe(
      'tôi xin hỏi về con đường',
    );
  });

  it.each([
    [8_000, 'live'],
    [10_000, 'late'],
    [60_000, 'live'],
  ] as const)('[SPEECH-5] after %d ms of waiting in the manner called %s', (waitedMs, pace) => {
    expect(paceOf(waitedMs)).toBe(pace);
  });

  it('[SPEECH-5] never for hints when the words are late: they are read without', async () => {
    const engine = answering([phrase(0, 'kế hoạch đầu tư công năm 2026')]);
    await readWindow(engine, cut(0), { language: 'vi', pace: 'late', prompt });
    expect(engine.asked.map((input) => [input.pace, input.prompt])).toEqual([['late', undefined]]);
  });
});
