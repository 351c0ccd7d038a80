import type { RecogniserStatus } from '#protocol/speech.ts';

/**
 * How soon the words are needed: of a recording at leisure, while the meeting runs in a few seconds, or at once because they have
 * waited for long. An engine may trade some accuracy for it.
 */
export type RecogniserPace = 'file' | 'live' | 'late';

/** Sound for the recogniser: at most 30 s, 16 kHz mono. */
export interface RecogniserInput {
  readonly samples: Int16Array;
  /** ISO 639-1 code of the spoken language, or `auto`. */
  readonly language: string;
  /** Names and terms likely to be heard; helps their spelling. */
  readonly prompt?: string;
  /** Absent: as for a recording. */
  readonly pace?: RecogniserPace;
  readonly signal?: AbortSignal;
}

/** One heard word; times in ms from the start of the input, confidence 0 to 1. */
export interface RecognisedWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly confidence: number;
}

/** A phrase as the engine cut it. `avgLogProb` is null when the engine doesn't tell. */
export interface RecognisedPhrase {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly avgLogProb: number | null;
  readonly words: readonly RecognisedWord[];
}

/**
 * A speech recogniser: our own engine or a service. All implementations keep the same contract
 * (tests/contract/recogniser): phrases in time order inside the input, words inside their phrase, confidence 0 to 1;
 * anything that is not sound is refused with `RecogniserError('badInput')`; an engine that can't work says so in `status()`.
 */
export interface Recogniser {
  /** Name of the engine, e.g. `whisper.cpp 1.9.1`. */
  readonly engine: string;
  /** Name of the model, e.g. `base-q8_0`. */
  readonly model: string;
  /** How many inputs can be worked on at the same time. */
  readonly lanes: number;
  status(): RecogniserStatus;
  /** Resolves when the recogniser can work, or as soon as it is known that it can't. */
  settled(): Promise<RecogniserStatus>;
  /** @throws RecogniserError */
  recognise(input: RecogniserInput): Promise<readonly RecognisedPhrase[]>;
  close(): Promise<void>;
}

/**
 * Why a recognition failed. `badInput`: this sound will never work; `interrupted`: the engine died or restarted, the same input
 * may be tried again; `unavailable`: the engine can't work at all now (see `status()`); `aborted`: the caller gave up.
 */
export type RecogniserErrorCode = 'badInput' | 'interrupted' | 'unavailable' | 'aborted';

export class RecogniserError extends Error {
  readonly code: RecogniserErrorCode;

  constructor(code: RecogniserErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RecogniserError';
    this.code = code;
  }
}
