import * as Y from 'yjs';
import { openSharedDocument, type SharedDocument } from '#client/collab/index.ts';
import type { Mark } from './model.ts';

/** One person's notes on one paper: a shared document that only its author (or chosen readers) can open. */
export class Notebook {
  readonly #document: SharedDocument;
  readonly #marks: Y.Map<Mark>;
  readonly #undo: Y.UndoManager;
  readonly #listeners = new Set<() => void>();
  #list: readonly Mark[] = [];

  constructor(address: string, owner: string) {
    this.#document = openSharedDocument(address, { offlineOwner: owner });
    this.#marks = this.#document.doc.getMap<Mark>('marks');
    this.#undo = new Y.UndoManager(this.#marks);
    this.#marks.observe(() => this.#changed());
  }

  readonly list = (): readonly Mark[] => this.#list;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Adds a mark or replaces the one of the same id. */
  put(mark: Mark): void {
    this.#marks.set(mark.id, mark);
  }

  remove(id: string): void {
    this.#marks.delete(id);
  }

  undo(): void {
    this.#undo.undo();
  }

  close(): void {
    this.#document.close();
    this.#listeners.clear();
  }

  #changed(): void {
    this.#list = [...this.#marks.values()].toSorted((one, other) => one.atMs - other.atMs);
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
