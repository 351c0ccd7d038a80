import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSpeechConfig } from '#recorder/config/speech.ts';
import { openDetector, openRecogniser } from '#recorder/speech/engine/openRecogniser.ts';
import type { Recogniser } from '#recorder/speech/engine/recogniser.ts';
import type { SpeechDetector } from '#recorder/speech/vad/detector.ts';
import { wholeSound } from '#tests/bench/speech/clips.ts';
import { readQuiet } from '#tests/bench/speech/quietRoom.ts';
import { CLIP } from '#tests/integration/speech/stage.ts';
import { QUIET_KINDS } from '#tests/support/sounds/quietSounds.ts';

/** The whole length, 20 minutes of each, is `npm run bench -- silence`. */
const MINUTES = 2;

describe('a room in which nobody speaks', () => {
  const config = loadSpeechConfig({ NODE_ENV: 'test' });
  let recogniser: Recogniser;
  let detector: SpeechDetector;

  beforeAll(async () => {
    recogniser = await openRecogniser(config);
    detector = await openDetector(config);
    await recogniser.settled();
  }, 60_000);

  afterAll(() => recogniser.close());

  it('[SPEECH-1] is told apart from one in which somebody does', async () => {
    expect(await detector.detect(await wholeSound(CLIP))).not.toEqual([]);
  });

  it.each(QUIET_KINDS)(
    '[SPEECH-1] gives the minutes no word: %s',
    async (kind) => {
      const { words } = await readQuiet(kind, MINUTES, { recogniser, detector, language: config.language });
      expect(words).toBe(0);
    },
    180_000,
  );
});
