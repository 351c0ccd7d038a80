import { describe, expect, it } from 'vitest';
import { type HeardSpan, SpanBuilder, type Voice } from '#media/speakers/spanBuilder.ts';

const anna: Voice = { trackId: 'ta', participantId: 'a', roomMicrophone: false };
const binh: Voice = { trackId: 'tb', participantId: 'b', roomMicrophone: false };

/** Feeds who is loudest every 300 ms and returns the spans. */
function hear(script: readonly (readonly [Voice | null, number])[]): HeardSpan[] {
  const spans: HeardSpan[] = [];
  const builder = new SpanBuilder((span) => spans.push(span));
  let at = 0;
  for (const [voice, ms] of script) {
    for (const end = at + ms; at < end; at += 300) {
      builder.observe(at, voice);
    }
  }
  builder.finish();
  return spans;
}

describe('spans of speech', () => {
  it('[SPEAKER-6] follow one another as people take turns', () => {
    const spans = hear([
      [anna, 6000],
      [binh, 6000],
      [null, 3000],
    ]);
    expect(spans.map(({ participantId }) => participantId)).toEqual(['a', 'b']);
    expect(spans[0]).toMatchObject({ from: 0, until: 5700, trackId: 'ta', roomMicrophone: false });
    expect(spans[1]).toMatchObject({ from: 6000, until: 11_700 });
  });

  it('[SPEAKER-6] bridge a breath and end in a silence', () => {
    expect(
      hear([
        [anna, 3000],
        [null, 1200],
        [anna, 3000],
      ]),
    ).toHaveLength(1);
    expect(
      hear([
        [anna, 3000],
        [null, 2400],
        [anna, 3000],
      ]),
    ).toHaveLength(2);
  });

  it('[SPEAKER-6] ignore a cough, of oneself and of others', () => {
    expect(
      hear([
        [anna, 600],
        [null, 3000],
      ]),
    ).toEqual([]);
    const spans = hear([
      [anna, 3000],
      [binh, 300],
      [anna, 3000],
    ]);
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({ participantId: 'a', from: 0, until: 6000 });
  });

  it('[SPEAKER-6] are told in parts of at most a minute', () => {
    const spans = hear([[anna, 150_000]]);
    expect(spans.length).toBe(3);
    expect(Math.max(...spans.map(({ from, until }) => until - from))).toBeLessThanOrEqual(60_000);
  });
});
