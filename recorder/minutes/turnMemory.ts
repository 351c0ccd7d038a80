import type { TrackedItem } from '#recorder/language/types.ts';

type Step = { readonly key: string; readonly items: readonly TrackedItem[] };

/**
 * What reading a meeting's turns came to, turn by turn. While people speak the draft is made anew every few seconds, and nearly all of
 * it was said before: the reading starts again only at the first turn that is new or was corrected.
 */
export class TurnMemory {
  #frame = '';
  #steps: Step[] = [];
  #at = 0;

  /** Begins at the first turn; with another frame (people, day, calendar) everything is read anew. */
  begin(frame: string): void {
    if (frame !== this.#frame) {
      this.#frame = frame;
      this.#steps = [];
    }
    this.#at = 0;
  }

  /** What is known after the next turn: as remembered while every turn so far is as it was, else as `read` finds. */
  next(key: string, read: () => readonly TrackedItem[]): readonly TrackedItem[] {
    const known = this.#steps[this.#at];
    if (known?.key !== key) {
      this.#steps.length = this.#at;
      this.#steps.push({ key, items: read() });
    }
    const step = this.#steps[this.#at];
    this.#at += 1;
    return step?.items ?? [];
  }
}
