import * as Y from 'yjs';

/** Where a remembered letter of a shared document stands now. */
type LetterPlace = {
  /** Letters before it in its paragraph. */
  readonly offset: number;
  /** Whether its paragraph is the first of the document. */
  readonly inFirst: boolean;
};

/** Finds a letter again that Yjs remembered (a relative position); null when its paragraph is gone or it isn't a letter. */
export function placeOfLetter(remembered: unknown, doc: Y.Doc, document: Y.XmlFragment): LetterPlace | null {
  const found = Y.createAbsolutePositionFromRelativePosition(remembered as Y.RelativePosition, doc);
  if (!(found?.type instanceof Y.XmlText) || found.type._item?.deleted !== false) {
    return null;
  }
  return { offset: found.index, inFirst: found.type.parent === document.firstChild };
}
