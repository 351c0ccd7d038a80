import { describe, expect, it } from 'vitest';
import type { RecognisedPhrase } from '#recorder/speech/engine/recogniser.ts';
import { segmentsOf, unreadable } from '#recorder/speech/segments.ts';
import type { CutWindow } from '#recorder/speech/windows/cutter.ts';

const cut: CutWindow = {
  window: {
    placements: [
      { sourceStartMs: 10_000, sourceEndMs: 15_000, windowStartMs: 0 },
      { sourceStartMs: 40_000, sourceEndMs: 44_000, windowStartMs: 5200 },
    ],
    durationMs: 9200,
  },
  samples: new Int16Array(0),
  leadMs: 0,
  untilMs: 44_000,
};

function phrase(startMs: number, text: string, avgLogProb = -0.2, confidence = 0.9): RecognisedPhrase {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    startMs: startMs + index * 400,
    endMs: startMs + index * 400 + 350,
    confidence,
  }));
  return { text, startMs, endMs: words.at(-1)!.endMs, avgLogProb, words };
}

describe('segments of a window', () => {
  it('[SPEECH-2] cuts where the source was silent and maps times back', () => {
    const segments = segmentsOf(cut, [phrase(200, 'Tôi đồng ý với phương án.'), phrase(5300, 'Xin cảm ơn đồng chí.')]);
    expect(segments.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [10_200, 12_550],
      [40_100, 42_050],
    ]);
    expect(segments.every(({ doubtful }) => !doubtful)).toBe(true);
  });

  it('[SPEECH-3] marks every segment of a window that loops', () => {
    const loop = 'của anh của anh của anh của anh';
    const segments = segmentsOf(cut, [phrase(0, loop), phrase(5300, 'Xin mời đồng chí.')]);
    expect(segments.map(({ reasons }) => reasons)).toEqual([['repeated'], ['repeated']]);
  });

  it('[SPEECH-3] doubts a word or two that the engine hardly believes itself: a cough, a chord', () => {
    const reasonsOf = (text: string, confidence: number) =>
      segmentsOf(cut, [phrase(200, text, -0.5, confidence)]).map(({ reasons }) => reasons);
    expect(reasonsOf('Hỡn!', 0.31)).toEqual([['lowConfidence']]);
    expect(reasonsOf('Nhất trí.', 0.8)).toEqual([[]]);
    expect(reasonsOf('Tôi đồng ý với phương án.', 0.4)).toEqual([[]]);
  });

  it('[SPEECH-3] keeps an unreadable window as a place to listen to', () => {
    expect(unreadable(cut)).toEqual({
      startMs: 10_000,
      endMs: 44_000,
      words: [],
      doubtful: true,
      reasons: ['unreadable'],
    });
  });
});
