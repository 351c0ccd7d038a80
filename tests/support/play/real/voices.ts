import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { textOf } from '#domain/speechWords.ts';
import type { SampleMeeting } from '#prisma/seed/sample.ts';
import { byVoice, type Clip, loadClips, wholeSound } from '#tests/bench/speech/clips.ts';
import { spokenFile } from '#tests/bench/speech/spokenFile.ts';
import { wordErrors, wordsOf } from '#tests/bench/speech/wer.ts';
import { CLIP } from '#tests/integration/speech/stage.ts';
import { Attendee } from '#tests/media/support/attendees.ts';
import { waitFor } from '#tests/media/support/waitFor.ts';
import type { MeetingClient } from '#tests/support/participant.ts';
import type { Stage } from './stage.ts';

/** Who speaks with a voice: the one who is remote in the sample, and two more who join from elsewhere. */
export const VOICED = ['P03', 'P05', 'P06'] as const;

const PAUSE_MS = 700;
const MOST_MS = 16_000;
const CLIP_TEXT =
  'And so my fellow Americans ask not what your country can do for you ask what you can do for your country';
/** The engine runs at low priority, beside three browsers. */
const HEARD_WITHIN_MS = 300_000;
/** The last word is on its way a moment after it was said. */
const AFTER_MS = 1_000;
/** A recogniser may leave out the breath at the end. */
const TAIL_MS = 4_000;

export type Script = {
  readonly language: string;
  readonly clips: readonly (readonly Clip[])[];
  /** What is handed in as a file. */
  readonly recording: Clip;
};

/** Clips of one voice until there are enough. */
function enough(clips: readonly Clip[]): Clip[] {
  let left = MOST_MS;
  return clips.filter(({ samples }) => {
    const fits = left > 0;
    left -= samples.length / 16 + PAUSE_MS;
    return fits;
  });
}

/** What the three say: voices of a folder with a manifest (Vietnamese), or the engine's own English sample. */
export async function scriptOf(folder: string | undefined): Promise<Script> {
  const clips = folder === undefined ? null : await loadClips(folder);
  if (clips === null) {
    const clip = { file: CLIP, voice: 'sample', text: CLIP_TEXT, samples: await wholeSound(CLIP) };
    return { language: 'en', clips: VOICED.map(() => [clip]), recording: clip };
  }
  const voices = [...byVoice(clips).values()].sort((a, b) => b.length - a.length);
  const spoken = VOICED.map((_, index) => enough(voices[index % voices.length] ?? []));
  const recording = clips.toSorted((a, b) => b.samples.length - a.samples.length)[0];
  if (recording === undefined) {
    throw new Error(`${folder}: manifest.tsv không có đoạn nào`);
  }
  return { language: 'vi', clips: spoken, recording };
}

/** One remote attendee whose browser speaks when called. */
export class Voice {
  readonly participantId: string;
  readonly #said: string;
  readonly #durationMs: number;
  readonly #attendee: Attendee;
  #spokenAt = Number.POSITIVE_INFINITY;

  constructor(attendee: Attendee, clips: readonly Clip[], durationMs: number) {
    this.participantId = attendee.participantId;
    this.#attendee = attendee;
    this.#said = clips.map(({ text }) => text).join(' ');
    this.#durationMs = durationMs;
  }

  get page() {
    return this.#attendee.page;
  }

  /** Says everything once the call to the floor has opened the microphone. */
  async speak(): Promise<void> {
    await this.#attendee.untilOpen();
    await delay(this.#durationMs + AFTER_MS);
    this.#spokenAt = Date.now();
  }

  /** Waits for the words; answers them with the share that is wrong. Called again, a fake microphone says all once more: left out. */
  async heard(secretary: MeetingClient): Promise<{ text: string; errorRate: number }> {
    const own = () =>
      Object.values(secretary.state.shared.speech.byId)
        .filter(({ speakerId, trackId }) => speakerId === this.participantId && !trackId.startsWith('play-'))
        .filter(({ startAt }) => Date.parse(startAt) <= this.#spokenAt)
        .sort((a, b) => Date.parse(a.startAt) - Date.parse(b.startAt));
    const until = this.#spokenAt - TAIL_MS;
    await waitFor(
      `${this.participantId} stands in the transcript`,
      () => own().some(({ endAt }) => Date.parse(endAt) > until),
      HEARD_WITHIN_MS,
    );
    const text = own()
      .map(({ words }) => textOf(words))
      .join(' ');
    const said = wordsOf(this.#said);
    return { text, errorRate: wordErrors(said, wordsOf(text)) / said.length };
  }
}

/** Three browsers, each with its own microphone, let in by the secretary. */
export async function enterVoices(stage: Stage, script: Script, secretary: MeetingClient): Promise<Voice[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nghi-su-voices-'));
  const voices: Voice[] = [];
  for (const [index, participantId] of VOICED.entries()) {
    const clips = script.clips[index] ?? [];
    const { wav, durationMs } = spokenFile(folder, participantId, clips, PAUSE_MS);
    const browser = await stage.speaker(wav);
    const attendee = await Attendee.enter(browser, stage.product, secretary, participantId, { silent: true });
    voices.push(new Voice(attendee, clips, durationMs));
  }
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return voices;
}

/** The sample without what the three say in it: their words come from their microphones. */
export function withoutVoices(sample: SampleMeeting): SampleMeeting {
  const voiced = new Set<string>(VOICED);
  return {
    ...sample,
    participants: sample.participants.map((person) =>
      voiced.has(person.id) ? { ...person, mode: 'remote' as const } : person,
    ),
    transcript: sample.transcript.filter(({ speaker }) => !voiced.has(speaker)),
  };
}
