const FIRST_MS = 500;
const LONGEST_MS = 8000;

/** Does something again after a failure, later each time it fails again. One attempt is due at most. */
export class Retry {
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #pauseMs = FIRST_MS;

  constructor(act: () => void) {
    this.#act = act;
  }

  /** It failed: try again in a while. */
  later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#act();
    }, this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_MS);
  }

  /** All is new: whatever was due isn't any longer, and the next failure is a first one. */
  reset(): void {
    if (this.#timer) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
    this.#pauseMs = FIRST_MS;
  }
}
