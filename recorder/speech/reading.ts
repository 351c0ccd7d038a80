import { samplesOf } from '../audio/pcm.ts';
import type { RecognisedPhrase, Recogniser, RecogniserPace } from './engine/recogniser.ts';
import { withoutLead } from './lead.ts';
import { mayEchoPrompt, trusted } from './promptCheck.ts';
import type { CutWindow } from './windows/cutter.ts';

export interface ReadOptions {
  readonly language: string;
  /** How soon the words are needed; a recording has time. */
  readonly pace?: RecogniserPace;
  readonly prompt?: string;
  /** The words that were heard last, which a window's lead ends with. */
  readonly said?: readonly string[];
  readonly signal?: AbortSignal;
}

/** So much speech isn't without words … */
const SPOKEN_MS = 1_000;
/** … and nobody speaks this slowly: the engine left a part out. */
const FEWEST_WORDS_PER_SECOND = 0.5;

/** Words that have waited for so long are read by the shortest way, or they would miss the 15 s they are due in … */
const LATE_MS = 9_000;
/** … which they have missed by now: they are part of a long window that is worth a good reading. */
const MISSED_MS = 25_000;

/** How to read live words whose first has waited for so many milliseconds (SPEECH-5). */
export function paceOf(waitedMs: number): RecogniserPace {
  return waitedMs > LATE_MS && waitedMs < MISSED_MS ? 'late' : 'live';
}

/**
 * Reads a window once, and once more where the first reading can't be right; words of the window itself are answered, on its own
 * clock. Hints may have been recited instead of the sound being read: a reading without them decides. With hints or a lead before
 * it the engine sometimes takes the rest for said already and leaves it out: then the window is read by itself. Words that are
 * late are read without hints at once.
 */
export async function readChecked(
  recogniser: Recogniser,
  cut: CutWindow,
  options: ReadOptions,
): Promise<readonly RecognisedPhrase[]> {
  const { prompt, said = [], pace = 'file', ...plainly } = options;
  const hints = pace === 'late' ? '' : (prompt ?? '');
  const ownOf = (phrases: readonly RecognisedPhrase[]) => withoutLead(phrases, cut.leadMs, said);
  const readAgain = (samples: Int16Array) =>
    recogniser.recognise({ samples, ...plainly, pace: pace === 'file' ? pace : 'late' });
  const asked = { samples: cut.samples, ...plainly, pace };
  const first = await recogniser.recognise(hints === '' ? asked : { ...asked, prompt: hints });
  const mayRecite = hints !== '' && mayEchoPrompt(first, hints);
  const own = ownOf(first);
  if (leavesOut(own, cut) && hints.length + cut.leadMs > 0) {
    const alone = await readAgain(cut.samples.subarray(samplesOf(cut.leadMs)));
    return mayRecite ? alone : longer(alone, own);
  }
  return mayRecite ? ownOf(trusted(first, await readAgain(cut.samples))) : own;
}

const wordsIn = (phrases: readonly RecognisedPhrase[]): number =>
  phrases.reduce((sum, { words }) => sum + words.length, 0);

function leavesOut(own: readonly RecognisedPhrase[], { window: { placements } }: CutWindow): boolean {
  const spokenMs = placements.reduce((sum, { sourceStartMs, sourceEndMs }) => sum + sourceEndMs - sourceStartMs, 0);
  return spokenMs >= SPOKEN_MS && wordsIn(own) < (spokenMs / 1000) * FEWEST_WORDS_PER_SECOND;
}

function longer(a: readonly RecognisedPhrase[], b: readonly RecognisedPhrase[]): readonly RecognisedPhrase[] {
  return wordsIn(a) > wordsIn(b) ? a : b;
}
