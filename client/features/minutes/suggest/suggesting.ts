import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { newId } from '#client/lib/ids.ts';
import { asSuggestion } from './asSuggestion.ts';

type Options = { readonly by: string };
type Storage = { on: boolean };

declare module '@tiptap/core' {
  interface Storage {
    suggesting: { on: boolean };
  }
}

/** While it is on, what this person types becomes suggestions. Changes of others and undoing pass as they are. */
export const Suggesting = Extension.create<Options, Storage>({
  name: 'suggesting',
  addOptions: () => ({ by: '' }),
  addStorage: () => ({ on: false }),
  dispatchTransaction({ transaction, next }) {
    const { on } = this.storage;
    if (!(on && transaction.docChanged) || isChangeOrigin(transaction)) {
      next(transaction);
      return;
    }
    next(asSuggestion(transaction, this.editor.state, { by: this.options.by, newId }));
  },
  addProseMirrorPlugins() {
    const { storage, options } = this;
    return [
      new Plugin({
        key: new PluginKey('suggestingCaret'),
        // The caret carries the mark, so that input methods compose inside of it and aren't interrupted.
        appendTransaction: (_transactions, _before, state) => {
          const { insertion } = state.schema.marks;
          const { selection, storedMarks } = state;
          if (!storage.on || insertion === undefined || !selection.empty || storedMarks !== null) {
            return null;
          }
          const near = [selection.$from.nodeBefore, selection.$from.nodeAfter]
            .flatMap((node) => node?.marks ?? [])
            .find(({ type, attrs }) => type === insertion && attrs.by === options.by);
          return state.tr.setStoredMarks([near ?? insertion.create({ id: newId(), by: options.by })]);
        },
      }),
    ];
  },
});
