import { SharedEntries } from '#client/collab/index.ts';
import type { Mark } from './model.ts';

/** One person's notes on one paper: a shared document that only its author (or chosen readers) can open. */
export class Notebook {
  readonly #marks: SharedEntries<Mark>;
  readonly #listeners = new Set<() => void>();
  #list: readonly Mark[] = [];

  constructor(address: string, owner: string) {
    this.#marks = new SharedEntries<Mark>(address, 'marks', owner, () => this.#changed());
  }

  readonly list = (): readonly Mark[] => this.#list;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Adds a mark or replaces the one of the same id. */
  put(mark: Mark): void {
    this.#marks.put(mark);
  }

  remove(id: string): void {
    this.#marks.remove(id);
  }

  undo(): void {
    this.#marks.undo();
  }

  close(): void {
    this.#marks.close();
    this.#listeners.clear();
  }

  #changed(): void {
    this.#list = this.#marks.values().toSorted((one, other) => one.atMs - other.atMs);
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
