import { describe, expect, it } from 'vitest';
import { readAnswer } from '#recorder/speech/engine/answer.ts';

describe('reading transcription answers', () => {
  it('[SPEECH-1] joins pieces of words until one begins with a space', () => {
    const [phrase] = readAnswer(
      {
        text: ' Núi con.',
        segments: [
          {
            text: ' Núi con.',
            start: 0,
            end: 1,
            avg_logprob: -0.5,
            words: [
              { word: ' N', start: 0.06, end: 0.1, probability: 0.4 },
              { word: 'úi', start: 0.1, end: 0.4, probability: 0.8 },
              { word: ' con', start: 0.4, end: 0.9, probability: 0.9 },
              { word: '.', start: 0.9, end: 0.9, probability: 0.9 },
            ],
          },
        ],
      },
      1000,
    );
    expect(phrase?.words).toEqual([
      { text: 'Núi', startMs: 60, endMs: 400, confidence: 0.6 },
      { text: 'con.', startMs: 400, endMs: 900, confidence: 0.9 },
    ]);
    expect(phrase?.text).toBe('Núi con.');
  });

  it('[SPEECH-1] takes the words that a service puts beside its segments', () => {
    const phrases = readAnswer(
      {
        text: 'Xin chào. Vâng.',
        segments: [
          { text: 'Xin chào.', start: 0, end: 1, avg_logprob: -0.1 },
          { text: 'Vâng.', start: 1, end: 2, avg_logprob: -0.1 },
        ],
        words: [
          { word: 'Xin', start: 0.1, end: 0.4 },
          { word: 'chào', start: 0.4, end: 0.9 },
          { word: 'Vâng', start: 1.1, end: 1.6 },
        ],
      },
      2000,
    );
    expect(phrases.map(({ words }) => words.map(({ text }) => text))).toEqual([['Xin', 'chào'], ['Vâng']]);
    expect(phrases[0]?.words[0]?.confidence).toBeCloseTo(0.905, 2);
  });

  it('[SPEECH-1] spreads a text without times over its length', () => {
    const [phrase] = readAnswer({ text: 'một hai ba' }, 900);
    expect(phrase?.words.map(({ startMs }) => startMs)).toEqual([0, 338, 675]);
  });

  it('[SPEECH-1] holds every time inside the sound, in order', () => {
    const [phrase] = readAnswer(
      {
        text: ' a b',
        segments: [
          {
            text: ' a b',
            start: 0.5,
            end: 30,
            words: [
              { word: ' a', start: 9, end: 31, probability: 1 },
              { word: ' b', start: 2, end: 1, probability: 1 },
            ],
          },
        ],
      },
      10_000,
    );
    expect(phrase?.endMs).toBe(10_000);
    expect(phrase?.words.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [9000, 10_000],
      [9000, 9000],
    ]);
  });

  it('[SPEECH-1] has no phrase for an answer without words', () => {
    expect(readAnswer({ text: '', segments: [] }, 1000)).toEqual([]);
    expect(() => readAnswer({ error: 'x' }, 1000)).toThrow(/unknown form/);
  });
});
