import { samplesOf } from '#recorder/audio/pcm.ts';
import type { SpeechDetector, Stretch } from '#recorder/speech/vad/detector.ts';

/** Finds "speech" wherever samples are loud. */
export const loudIsSpeech: SpeechDetector = {
  detect: async (samples) => {
    const stretches: Stretch[] = [];
    let startMs: number | null = null;
    for (let ms = 0; ms < samples.length / 16 + 10; ms += 10) {
      const loud = Math.abs(samples[ms * 16] ?? 0) > 500;
      if (loud && startMs === null) {
        startMs = ms;
      } else if (!loud && startMs !== null) {
        stretches.push({ startMs, endMs: Math.min(ms, Math.floor(samples.length / 16)) });
        startMs = null;
      }
    }
    return stretches;
  },
};

/** Loud and silent stretches one after the other, ms each. */
export function sound(...parts: [kind: 'speech' | 'silence', ms: number][]): Int16Array {
  const total = parts.reduce((sum, [, ms]) => sum + ms, 0);
  const samples = new Int16Array(samplesOf(total));
  let at = 0;
  for (const [kind, ms] of parts) {
    samples.fill(kind === 'speech' ? 8000 : 0, samplesOf(at), samplesOf(at + ms));
    at += ms;
  }
  return samples;
}
