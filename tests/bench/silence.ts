/**
 * Words that enter the minutes out of 20 minutes (or as given) of silence, fan, hum, keyboard, coughs and hold music each,
 * made from a seed and heard by the real voice activity detection and engine: there must be none.
 */
import { loadSpeechConfig } from '#recorder/config/speech.ts';
import { openDetector, openRecogniser } from '#recorder/speech/engine/openRecogniser.ts';
import { QUIET_KINDS } from '#tests/support/sounds/quietSounds.ts';
import { type Bench, type Figure, rounded } from './bench.ts';
import { readQuiet } from './speech/quietRoom.ts';

const MINUTES = 20;

const bench: Bench = async ([minutes = String(MINUTES)]) => {
  const config = loadSpeechConfig();
  const recogniser = await openRecogniser(config);
  const tools = { recogniser, detector: await openDetector(config), language: config.language };
  const figures: Record<string, Figure> = { minutesOfEach: Number(minutes) };
  let words = 0;
  try {
    for (const kind of QUIET_KINDS) {
      const startedAt = performance.now();
      const reading = await readQuiet(kind, Number(minutes), tools);
      words += reading.words;
      figures[`${kind}Words`] = reading.words;
      figures[`${kind}HeldBack`] = reading.heldBack;
      figures[`${kind}Stretches`] = reading.stretches;
      figures[`${kind}S`] = rounded((performance.now() - startedAt) / 1000, 0);
    }
  } finally {
    await recogniser.close();
  }
  return { figures, goals: { words: '0 of every kind' }, met: words === 0 };
};

export default bench;
