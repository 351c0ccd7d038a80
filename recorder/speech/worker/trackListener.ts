import type { CommandReply } from '#protocol/envelope.ts';
import type { ServiceCommand } from '#protocol/serviceClient.ts';
import { msOf } from '../../audio/pcm.ts';
import { type Recogniser, RecogniserError } from '../engine/recogniser.ts';
import { lastWords } from '../lead.ts';
import { paceOf } from '../reading.ts';
import { type HeardWindow, readWindow } from '../transcriber.ts';
import type { SpeechDetector } from '../vad/detector.ts';
import { type CutWindow, LIVE_PACE, WindowCutter } from '../windows/cutter.ts';
import { hearCommandId, toHeard } from './heardReport.ts';
import { endOf, type RecordedTrack } from './pieceIndex.ts';
import { TrackSound } from './trackSound.ts';

/** What a listener needs of the world. */
export interface ListenerTools {
  readonly root: string;
  readonly recogniser: Recogniser;
  readonly detector: SpeechDetector;
  readonly language: string;
  /** The server's clock, ms of the epoch. */
  readonly now: () => number;
  /** Sends a command to the server; throws when it can't be reached. */
  readonly send: (command: ServiceCommand<'speech.hear'>) => Promise<CommandReply>;
  /** Up to where the timeline holds a track; null = nothing yet. */
  readonly heardUntil: (meetingId: string, trackId: string) => Promise<string | null>;
  /** Names and terms for the recogniser, and when the speaker changes (ms of the epoch), at a moment. */
  readonly hints: (meetingId: string, atMs: number) => Promise<{ prompt: string; breaksMs: readonly number[] }>;
}

/** `working`: came forward; `idle`: nothing new now; `settled`: everything recorded has been listened to. */
export type StepOutcome = 'working' | 'idle' | 'settled';

/** Look for speech once so much new sound has come. */
const LOOK_EVERY_MS = 900;

/**
 * Listens to one track from where the timeline stopped. All that matters is in the timeline: a listener can be thrown away
 * (or killed) at any moment, and the next one goes on without losing or doubling a word (SPEECH-4, SPEECH-12).
 */
export class TrackListener {
  readonly #tools: ListenerTools;
  #track: RecordedTrack;
  #sound: TrackSound;
  #cutter: WindowCutter | null = null;
  #ready: CutWindow[] = [];
  #unseenMs = 0;
  #heardUntil: string | null;
  /** The last words that this listener read, for the lead of the next window. */
  #said: readonly string[] = [];

  private constructor(tools: ListenerTools, track: RecordedTrack, heardUntil: string | null, settledMs: number) {
    this.#tools = tools;
    this.#track = track;
    this.#heardUntil = heardUntil;
    this.#sound = new TrackSound(tools.root, Math.max(settledMs, heardUntil === null ? 0 : Date.parse(heardUntil)));
  }

  /** @param settledAt up to where an earlier worker found nothing more, or null */
  static async open(tools: ListenerTools, track: RecordedTrack, settledAt: string | null): Promise<TrackListener> {
    const heardUntil = await tools.heardUntil(track.meetingId, track.trackId);
    return new TrackListener(tools, track, heardUntil, settledAt === null ? 0 : Date.parse(settledAt));
  }

  /** Everything before this moment is silent or in the timeline; null = not even the first sample. */
  get settledAt(): string | null {
    const [next] = this.#ready;
    const firstWaiting = next?.window.placements[0]?.sourceStartMs;
    const settled = firstWaiting ?? this.#cutter?.settledMs ?? this.#sound.positionMs;
    return settled > 0 ? new Date(Math.floor(settled)).toISOString() : null;
  }

  /** How far behind the end of what is recorded, ms. */
  lagMs(track: RecordedTrack): number {
    const last = track.pieces.at(-1);
    const settled = this.settledAt;
    return last && settled ? Math.max(0, endOf(last) - Date.parse(settled)) : 0;
  }

  /**
   * One step: send what is ready, else read new sound and look for speech in it.
   * @throws RecogniserError `unavailable`, or when the server can't be reached; the next step tries again
   */
  async step(track: RecordedTrack): Promise<StepOutcome> {
    this.#track = track;
    const [cut] = this.#ready;
    if (cut) {
      await this.#hear(cut);
      return 'working';
    }
    const chunk = await this.#sound.next(track.pieces);
    if (chunk) {
      this.#cutter ??= new WindowCutter(this.#tools.detector, LIVE_PACE, chunk.startMs);
      this.#cutter.push(chunk.samples);
      this.#unseenMs += msOf(chunk.samples.length);
    }
    const ends = chunk?.ends ?? false;
    if (this.#cutter && (ends || this.#unseenMs >= LOOK_EVERY_MS)) {
      await this.#look(this.#cutter, ends);
      return 'working';
    }
    return this.#isSettled() ? 'settled' : 'idle';
  }

  async close(): Promise<void> {
    await this.#sound.close();
  }

  async #look(cutter: WindowCutter, ends: boolean): Promise<void> {
    const { breaksMs } = await this.#tools.hints(this.#track.meetingId, cutter.settledMs);
    cutter.setBreaks(breaksMs);
    this.#ready = await cutter.take(ends);
    this.#unseenMs = 0;
    if (ends) {
      this.#cutter = null;
    }
  }

  #isSettled(): boolean {
    return this.#cutter === null && this.#ready.length === 0 && this.#track.pieces.every(({ sealed }) => sealed);
  }

  async #hear(cut: CutWindow): Promise<void> {
    const { meetingId, trackId, participantId, source } = this.#track;
    const { recogniser, language, hints } = this.#tools;
    const startMs = cut.window.placements[0]?.sourceStartMs ?? 0;
    const { prompt } = await hints(meetingId, startMs);
    const options = {
      language,
      pace: paceOf(this.#tools.now() - startMs),
      said: this.#said,
      ...(prompt ? { prompt } : {}),
    };
    const heard = await readWindow(recogniser, cut, options);
    const reply = await this.#tools.send({
      commandId: hearCommandId(trackId, this.#heardUntil),
      meetingId,
      name: 'speech.hear',
      payload: {
        trackId,
        participantId,
        source,
        origin: 'live',
        speakers: source === 'microphone' ? 'track' : 'floor',
        fromAt: this.#heardUntil,
        untilAt: new Date(Math.ceil(cut.untilMs)).toISOString(),
        engine: recogniser.engine,
        model: recogniser.model,
        segments: heard.segments.map((segment) => toHeard(trackId, segment)),
      },
    });
    await this.#settle(cut, heard, reply);
  }

  /** Goes on after the server's answer; when the timeline knows more (or less) than we do, starts again from what it knows. */
  async #settle(cut: CutWindow, heard: HeardWindow, reply: CommandReply): Promise<void> {
    const untilAt = new Date(Math.ceil(cut.untilMs)).toISOString();
    const acknowledged = reply.ok ? (reply.result as { untilAt: string }).untilAt : null;
    if (acknowledged === untilAt) {
      this.#heardUntil = untilAt;
      this.#said = lastWords(this.#said, heard.segments);
      this.#ready.shift();
      return;
    }
    if (!reply.ok && reply.rejection.rule !== 'SPEECH-4') {
      throw new RecogniserError('badInput', `speech.hear was refused: ${reply.rejection.code} ${reply.rejection.rule}`);
    }
    this.#heardUntil = await this.#tools.heardUntil(this.#track.meetingId, this.#track.trackId);
    await this.#sound.close();
    this.#sound = new TrackSound(this.#tools.root, this.#heardUntil === null ? 0 : Date.parse(this.#heardUntil));
    this.#cutter = null;
    this.#ready = [];
    this.#unseenMs = 0;
  }
}
