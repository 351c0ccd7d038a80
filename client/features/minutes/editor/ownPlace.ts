import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { type ProsemirrorBinding, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import { placeOfLetter } from '#client/collab/index.ts';

type SyncState = { readonly binding: ProsemirrorBinding };

/** Where an end of the selection stands in the shared document as it is now; null when its paragraph is gone. */
function placeOf(remembered: unknown, { doc, type, mapping }: ProsemirrorBinding): number | null {
  const letter = placeOfLetter(remembered, doc, type);
  if (letter === null) {
    return null;
  }
  const place: number | null = relativePositionToAbsolutePosition(doc, type, remembered, mapping);
  // The library answers null for the very start of the document, which is right where others deleted all that stood before the caret.
  return place ?? (letter.offset === 0 && letter.inFirst ? 1 : null);
}

/**
 * Puts the caret back to the letter where it stood after others changed the text. The library knows that letter too, but takes every change
 * of a paragraph's words for a paragraph moved elsewhere, and then counts letters from its beginning: with each letter that somebody wrote
 * further in front, the caret fell back by one, and what two people typed was mixed (y-tiptap 3.0.9, isMisresolvedAfterStructuralChange).
 */
function backToPlace(transactions: readonly Transaction[], state: EditorState): Transaction | null {
  const change = transactions.find(
    (transaction) => transaction.docChanged && transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true,
  );
  const { binding } = ySyncPluginKey.getState(state) as SyncState;
  const before = binding.beforeTransactionSelection;
  if (change === undefined || before?.type !== 'text') {
    return null;
  }
  const anchor = placeOf(before.anchor, binding);
  const head = placeOf(before.head, binding);
  if (anchor === null || head === null || (state.selection.anchor === anchor && state.selection.head === head)) {
    return null;
  }
  return state.tr
    .setSelection(TextSelection.create(state.doc, anchor, head))
    .setMeta(ySyncPluginKey, change.getMeta(ySyncPluginKey))
    .setMeta('addToHistory', false);
}

/** While others write, the caret stays at the letter where its owner put it. Belongs beside Collaboration. */
export const OwnPlace = Extension.create({
  name: 'ownPlace',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('ownPlace'),
      appendTransaction: (transactions, _before, state) => backToPlace(transactions, state),
    }),
  ],
});
