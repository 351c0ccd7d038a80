import type { Recogniser } from '#recorder/speech/engine/recogniser.ts';
import type { SpeechSegment } from '#recorder/speech/segments.ts';
import { transcribeSound } from '#recorder/speech/transcriber.ts';
import type { SpeechDetector } from '#recorder/speech/vad/detector.ts';
import { type QuietKind, quietSound } from '#tests/support/sounds/quietSounds.ts';

const SEED = 20_261_118;
const wordsIn = (segments: readonly SpeechSegment[]): number =>
  segments.reduce((sum, { words }) => sum + words.length, 0);

/** What came out of a room in which nobody spoke: words that would enter the minutes, and words that a guard held back. */
export interface QuietReading {
  readonly words: number;
  readonly heldBack: number;
  /** Stretches that voice activity detection let through. */
  readonly stretches: number;
}

/** Listens to so many minutes of one kind of quiet as to a recording; minutes take only what no guard marks (SPEECH-3). */
export async function readQuiet(
  kind: QuietKind,
  minutes: number,
  tools: { readonly recogniser: Recogniser; readonly detector: SpeechDetector; readonly language: string },
): Promise<QuietReading> {
  let stretches = 0;
  const detector: SpeechDetector = {
    detect: async (samples) => {
      const found = await tools.detector.detect(samples);
      stretches += found.length;
      return found;
    },
  };
  const segments: SpeechSegment[] = [];
  const sound = quietSound(kind, minutes, SEED);
  for await (const heard of transcribeSound(sound, { ...tools, detector }, { language: tools.language })) {
    segments.push(...heard.segments);
  }
  const [doubtful, sure] = [segments.filter((each) => each.doubtful), segments.filter((each) => !each.doubtful)];
  return { words: wordsIn(sure), heldBack: wordsIn(doubtful), stretches };
}
