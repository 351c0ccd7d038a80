import { describe, expect, it } from 'vitest';
import { samplesOf } from '#recorder/audio/pcm.ts';
import type { SpeechDetector } from '#recorder/speech/vad/detector.ts';
import { FILE_PACE, LIVE_PACE, WindowCutter } from '#recorder/speech/windows/cutter.ts';
import { PACK_LIMITS } from '#recorder/speech/windows/packer.ts';
import { loudIsSpeech, sound } from '#tests/support/sounds/loudSpeech.ts';

async function feed(cutter: WindowCutter, samples: Int16Array, stepMs = 1000) {
  const windows = [];
  for (let at = 0; at < samples.length; at += samplesOf(stepMs)) {
    cutter.push(samples.subarray(at, at + samplesOf(stepMs)));
    windows.push(...(await cutter.take(false)));
  }
  return windows;
}

describe('cutting a growing sound into windows', () => {
  it('[SPEECH-1] never hands out silence, however long', async () => {
    let looked = 0;
    const counting: SpeechDetector = {
      detect: (samples) => {
        looked += 1;
        return loudIsSpeech.detect(samples);
      },
    };
    const cutter = new WindowCutter(counting, LIVE_PACE);
    expect(await feed(cutter, sound(['silence', 120_000]))).toEqual([]);
    expect(await cutter.take(true)).toEqual([]);
    expect(cutter.settledMs).toBe(120_000);
    expect(looked).toBe(0);
  });

  it('[SPEECH-2] hands each moment of speech out once, on the clock of the source', async () => {
    const cutter = new WindowCutter(loudIsSpeech, LIVE_PACE, 5_000_000);
    const samples = sound(['silence', 3000], ['speech', 2500], ['silence', 4000], ['speech', 6000], ['silence', 6000]);
    const windows = [...(await feed(cutter, samples)), ...(await cutter.take(true))];
    const spoken = windows.flatMap(({ window }) => window.placements);
    expect(spoken).toEqual([
      { sourceStartMs: 5_002_900, sourceEndMs: 5_005_600, windowStartMs: 0 },
      { sourceStartMs: 5_009_400, sourceEndMs: 5_015_600, windowStartMs: 0 },
    ]);
    expect(windows[0]?.untilMs).toBe(5_005_600);
  });

  it('[SPEECH-5] cuts endless speech so that no word waits ten seconds', async () => {
    const cutter = new WindowCutter(loudIsSpeech, LIVE_PACE);
    const samples = sound(['silence', 500], ['speech', 60_000], ['silence', 1000]);
    let pushedMs = 0;
    let worst = 0;
    let handedOut = 0;
    for (; pushedMs < 61_000; pushedMs += 1000) {
      cutter.push(samples.subarray(samplesOf(pushedMs), samplesOf(pushedMs + 1000)));
      for (const { window } of await cutter.take(false)) {
        worst = Math.max(worst, pushedMs + 1000 - window.placements[0]!.sourceStartMs);
        handedOut += window.durationMs;
      }
    }
    for (const { window } of await cutter.take(true)) {
      handedOut += window.durationMs;
    }
    expect(worst).toBeLessThanOrEqual(11_000);
    expect(handedOut).toBeGreaterThanOrEqual(60_000);
    expect(handedOut).toBeLessThanOrEqual(60_400);
  });

  it('[SPEECH-2] begins a short live window with what was said just before, but not with another speaker’s words', async () => {
    const samples = sound(['speech', 3000], ['silence', 4000], ['speech', 2000], ['silence', 4000]);
    const sameSpeaker = await feed(new WindowCutter(loudIsSpeech, LIVE_PACE), samples);
    expect(sameSpeaker.map(({ leadMs }) => leadMs)).toEqual([0, 3300]);
    const [, second] = sameSpeaker;
    expect(second?.samples.length).toBe(samplesOf(3300 + second!.window.durationMs));
    expect(second?.window.placements).toEqual([{ sourceStartMs: 6900, sourceEndMs: 9100, windowStartMs: 0 }]);
    const cutter = new WindowCutter(loudIsSpeech, LIVE_PACE);
    cutter.setBreaks([5000]);
    expect((await feed(cutter, samples)).map(({ leadMs }) => leadMs)).toEqual([0, 0]);
  });

  it('[SPEECH-2] gives a full window no lead, and a lead never more room than is left', async () => {
    const cutter = new WindowCutter(loudIsSpeech, LIVE_PACE);
    const windows = await feed(cutter, sound(['speech', 60_000], ['silence', 4000]));
    const lengths = windows.map(({ leadMs, window }) => leadMs + window.durationMs);
    expect(windows.length).toBeGreaterThan(5);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LIVE_PACE.fillMs + PACK_LIMITS.maxGapMs);
    const files = new WindowCutter(loudIsSpeech, FILE_PACE);
    files.push(sound(['speech', 20_000], ['silence', 5000], ['speech', 20_000]));
    expect((await files.take(true)).map(({ leadMs }) => leadMs)).toEqual([0, 0]);
  });

  it('[SPEECH-2] fills windows of a file as far as they go', async () => {
    const cutter = new WindowCutter(loudIsSpeech, FILE_PACE);
    const turns = Array.from({ length: 30 }, (): [['speech', number], ['silence', number]] => [
      ['speech', 4000],
      ['silence', 1500],
    ]);
    cutter.push(sound(...turns.flat()));
    const windows = await cutter.take(true);
    expect(windows).toHaveLength(5);
    expect(Math.min(...windows.map(({ window }) => window.durationMs))).toBeGreaterThan(20_000);
  });
});
