import { randomUUID } from 'node:crypto';
import type { SampleMeeting, SampleUtterance } from '#prisma/seed/sample.ts';
import type { ServiceAccess } from '#protocol/serviceClient.ts';
import { sendServiceCommand } from '#protocol/serviceClient.ts';
import type { Word } from '#protocol/speech.ts';
import type { Cue } from './scenes.ts';

/** The words of an utterance spread over `ms`, each as sure as a person's own writing. */
function spread(text: string, ms: number): Word[] {
  const words = text.split(/\s+/);
  return words.map((word, index) => [
    word,
    Math.floor((ms * index) / words.length),
    Math.floor((ms * (index + 1)) / words.length),
    1,
  ]);
}

/**
 * What is said in the sample, handed in as the recogniser does, in the recorder's name: robots have no voice. Each stretch
 * is reported when its last word has fallen; a quicker clock makes it shorter.
 */
export class SpokenWords {
  readonly #access: ServiceAccess;
  readonly #speed: number;
  readonly #run = randomUUID().slice(0, 8);
  #heardUntil: string | null = null;

  constructor(access: ServiceAccess, speed: number) {
    this.#access = access;
    this.#speed = speed;
  }

  /** The number under which an utterance enters the timeline. */
  readonly segmentId = (utteranceId: string): string => `${this.#run}-${utteranceId}`;

  /** One cue at the end of each utterance. */
  cues(sample: SampleMeeting): Cue[] {
    return sample.transcript.map((said) => ({
      at: said.end,
      says: '',
      act: ({ meetingId }) => this.#report(meetingId, said),
    }));
  }

  async #report(meetingId: string, said: SampleUtterance): Promise<void> {
    const from = this.#heardUntil === null ? 0 : Date.parse(this.#heardUntil);
    const end = Math.max(Date.now(), from + 2);
    const start = Math.max(from, end - ((said.end - said.start) * 1000) / this.#speed, end - 60_000);
    const startAt = new Date(Math.min(start, end - 1)).toISOString();
    const endAt = new Date(end).toISOString();
    const segment = {
      segmentId: this.segmentId(said.id),
      speakerId: said.speaker,
      startAt,
      endAt,
      words: spread(said.text, end - Date.parse(startAt)),
      doubtful: false,
      reasons: [],
    };
    await sendServiceCommand(this.#access, 'recorder', {
      commandId: randomUUID(),
      meetingId,
      name: 'speech.hear',
      payload: {
        trackId: `play-${this.#run}`,
        participantId: null,
        source: 'roomMicrophone',
        origin: 'live',
        speakers: 'floor',
        fromAt: this.#heardUntil,
        untilAt: endAt,
        engine: 'play',
        model: 'sample-meeting',
        segments: [segment],
      },
    });
    this.#heardUntil = endAt;
  }
}
