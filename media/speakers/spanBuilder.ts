/** A track that can be heard, and whose it is. */
export interface Voice {
  readonly trackId: string;
  readonly participantId: string;
  /** The hall's sound system: the voice is somebody's in the room. */
  readonly roomMicrophone: boolean;
}

/** Somebody was heard on a track, from..until on the server's clock (ms). */
export interface HeardSpan extends Voice {
  readonly from: number;
  readonly until: number;
}

/** The loudest track at one moment, or null when nobody is loud. */
export type Loudest = Voice | null;

/** A breath or a pause for thought doesn't end a span. */
const PAUSE_MS = 1500;
/** A cough or a door isn't a speaker. */
const LEAST_MS = 900;
/** Another must be the loudest for this long to be the speaker. */
const TAKEOVER_MS = 600;
/** Long speeches are told in parts, so that the transcript isn't kept waiting. */
const LONGEST_MS = 60_000;

interface Run extends Voice {
  readonly from: number;
  last: number;
}

/**
 * Turns moments of loudness into spans of speech: whoever is loudest is speaking, until another is or it is quiet for long.
 * Pure: the caller gives the clock.
 */
export class SpanBuilder {
  readonly #onSpan: (span: HeardSpan) => void;
  #run: Run | null = null;
  #challenger: Run | null = null;

  constructor(onSpan: (span: HeardSpan) => void) {
    this.#onSpan = onSpan;
  }

  /** Takes the loudest track at `at`; call it for every measurement, and about once a second while nothing is measured. */
  observe(at: number, loudest: Loudest): void {
    if (this.#run && at - this.#run.last > PAUSE_MS) {
      this.#end(this.#run);
    }
    if (!loudest) {
      return;
    }
    this.#run ??= { ...loudest, from: at, last: at };
    if (loudest.trackId === this.#run.trackId) {
      this.#continue(this.#run, at);
    } else {
      this.#challenge(this.#run, at, loudest);
    }
  }

  /** Ends the span that is open. */
  finish(): void {
    if (this.#run) {
      this.#end(this.#run);
    }
  }

  #continue(run: Run, at: number): void {
    run.last = at;
    this.#challenger = null;
    if (at - run.from >= LONGEST_MS) {
      this.#end(run);
    }
  }

  /** Somebody else is louder: a cough passes, a speaker stays. */
  #challenge(run: Run, at: number, loudest: NonNullable<Loudest>): void {
    if (this.#challenger?.trackId !== loudest.trackId) {
      this.#challenger = { ...loudest, from: at, last: at };
    } else if (at - this.#challenger.from >= TAKEOVER_MS) {
      const next = this.#challenger;
      this.#end(run);
      this.#run = { ...next, last: at };
    }
  }

  #end(run: Run): void {
    this.#run = null;
    this.#challenger = null;
    if (run.last - run.from >= LEAST_MS) {
      const { last, ...heard } = run;
      this.#onSpan({ ...heard, until: last });
    }
  }
}
