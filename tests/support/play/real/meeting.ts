import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { type SampleMeeting, sampleMeeting } from '#prisma/seed/sample.ts';
import type { Actors } from '../actors.ts';
import { play } from '../run.ts';
import { type Cue, wholeMeeting } from '../scenes.ts';
import { SpokenWords } from '../words.ts';
import type { Stage } from './stage.ts';
import { enterVoices, type Script, VOICED, type Voice, withoutVoices } from './voices.ts';

/** Words of everybody but the three who have voices. */
class OthersWords extends SpokenWords {
  override cues(sample: SampleMeeting): Cue[] {
    return super.cues(withoutVoices(sample));
  }
}

/** The cues cut behind each voice's first call to the floor: there the clock waits while a browser speaks. */
function acts(cues: readonly Cue[]): { cues: Cue[]; speaker: string | null }[] {
  const calls = VOICED.map((speaker) => ({
    speaker: speaker as string,
    index: cues.findIndex(({ says }) => says === `${speaker} phát biểu`),
  })).sort((a, b) => a.index - b.index);
  let from = 0;
  const parts = calls.map(({ speaker, index }) => {
    const part = { cues: cues.slice(from, index + 1), speaker };
    from = index + 1;
    return part;
  });
  return [...parts, { cues: cues.slice(from), speaker: null }];
}

/** Where robots must not go on: the recording has begun, so that voices may enter. */
const OPENED = 'bắt đầu ghi âm';

async function speakInTurn(
  stage: Stage,
  actors: Actors,
  { cues, speed, desk }: { cues: readonly Cue[]; speed: number; desk: Page },
  voices: readonly Voice[],
): Promise<void> {
  for (const act of acts(cues)) {
    await play(act.cues, actors, { speed, onCue: ({ says }) => says && console.log(`  ${says}`) });
    const voice = voices.find(({ participantId }) => participantId === act.speaker);
    if (voice === undefined) {
      continue;
    }
    console.log(`  ${voice.participantId} nói qua micrô của trình duyệt`);
    const spoken = voice.speak();
    await delay(SHOW_AFTER_MS);
    await stage.picture(voice.page, `${voice.participantId}-noi`);
    await spoken;
    await stage.picture(desk, `thu-ky-${voice.participantId}`);
  }
}

/** Far enough into the first sentence for a picture. */
const SHOW_AFTER_MS = 12_000;

/**
 * The sample meeting up to its last cue but the closing: robots on tablets, three browsers with voices, the secretary's own desk.
 * Answers how each voice was written down.
 */
export async function holdMeeting(
  stage: Stage,
  actors: Actors,
  options: { speed: number; script: Script; desk: Page },
): Promise<void> {
  const { script } = options;
  stage.product.startSpeech(script.language);
  const words = new OthersWords(stage.product.service, options.speed);
  const sample = { ...sampleMeeting(), participants: withoutVoices(sampleMeeting()).participants };
  const cues = wholeMeeting(sample, words);
  const opened = cues.findIndex(({ says }) => says === OPENED) + 1;
  const closing = cues.findIndex(({ says }) => says === 'chủ trì bế mạc');
  await play(cues.slice(0, opened), actors, { speed: options.speed * 4 });
  const secretary = actors.client('P12')!;
  const voices = await enterVoices(stage, script, secretary);
  const main = cues.slice(opened, closing);
  await speakInTurn(stage, actors, { cues: main, speed: options.speed, desk: options.desk }, voices);
  for (const voice of voices) {
    const { text, errorRate } = await voice.heard(secretary);
    console.log(`  ${voice.participantId} được ghi (${Math.round(errorRate * 100)} % từ sai): ${text}`);
  }
  await options.desk.locator('[data-block]').first().waitFor();
  await stage.picture(options.desk, 'thu-ky-truoc-be-mac');
  await play(cues.slice(closing), actors, { speed: Number.POSITIVE_INFINITY });
}
