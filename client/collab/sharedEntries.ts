import * as Y from 'yjs';
import { openSharedDocument, type SharedDocument } from './sharedDocument.ts';

/** Entries of a shared document by their id, with undo of what this device changed. */
export class SharedEntries<T extends { readonly id: string }> {
  readonly #document: SharedDocument;
  readonly #entries: Y.Map<T>;
  readonly #undo: Y.UndoManager;

  /** `name` is the map's name inside the document; `onChange` hears of every change, also of other devices. */
  constructor(address: string, name: string, owner: string, onChange: () => void) {
    this.#document = openSharedDocument(address, { offlineOwner: owner });
    this.#entries = this.#document.doc.getMap<T>(name);
    this.#undo = new Y.UndoManager(this.#entries);
    this.#entries.observe(onChange);
  }

  /** All entries, in no particular order. */
  values(): T[] {
    return [...this.#entries.values()];
  }

  /** Adds an entry or replaces the one of the same id. */
  put(entry: T): void {
    this.#entries.set(entry.id, entry);
  }

  remove(id: string): void {
    this.#entries.delete(id);
  }

  undo(): void {
    this.#undo.undo();
  }

  close(): void {
    this.#document.close();
  }
}
