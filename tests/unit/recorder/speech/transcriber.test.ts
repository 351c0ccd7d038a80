import { describe, expect, it } from 'vitest';
import type { RecognisedPhrase, Recogniser } from '#recorder/speech/engine/recogniser.ts';
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

const answering = (phrases: readonly RecognisedPhrase[]): Recogniser => ({
  engine: 'test',
  model: 'test',
  lanes: 1,
  status: () => ({ state: 'ready' }),
  settled: () => Promise.resolve({ state: 'ready' }),
  recognise: () => Promise.resolve(phrases),
  close: () => Promise.resolve(),
});

const cut = (leadMs: number): CutWindow => ({
  window: { placements: [{ sourceStartMs: 60_000, sourceEndMs: 65_000, windowStartMs: 0 }], durationMs: 5_000 },
  samples: new Int16Array(16),
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

  it('[SPEECH-2] keeps to the times when the words heard last are not found again', async () => {
    const phrases = [phrase(0, 'một hai ba bốn năm')];
    const { segments } = await readWindow(answering(phrases), cut(1_000), { language: 'vi', said: ['sáu', 'bảy'] });
    expect(segments.flatMap(({ words }) => words.map(({ text }) => text))).toEqual(['ba', 'bốn', 'năm']);
  });

  it('[SPEECH-2] gives no segment when all words belong to the lead', async () => {
    const heard = await readWindow(answering([phrase(0, 'đã nghe rồi')]), cut(4_000), { language: 'vi' });
    expect(heard.segments).toEqual([]);
  });
});
