import { useEffect, useState } from 'react';
import { rectsOf } from '../notes/anchor.ts';
import type { Rect } from '../notes/model.ts';

export type TextSelection = { readonly rects: readonly Rect[]; readonly quote: string };

function selectionIn(box: HTMLElement): TextSelection | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) {
    return null;
  }
  const range = selection.getRangeAt(0);
  if (!box.contains(range.commonAncestorContainer)) {
    return null;
  }
  const quote = selection.toString().normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 2000);
  const rects = rectsOf(range, box);
  return quote === '' || rects.length === 0 ? null : { rects, quote };
}

/** The text selected in a text layer, once the finger or mouse is up. */
export function useTextSelection(box: HTMLElement | null): [TextSelection | null, () => void] {
  const [selected, setSelected] = useState<TextSelection | null>(null);
  useEffect(() => {
    if (box === null) {
      return;
    }
    const look = (): void => setSelected(selectionIn(box));
    const cleared = (): void => {
      if (document.getSelection()?.isCollapsed) {
        setSelected(null);
      }
    };
    document.addEventListener('pointerup', look);
    document.addEventListener('selectionchange', cleared);
    return () => {
      document.removeEventListener('pointerup', look);
      document.removeEventListener('selectionchange', cleared);
    };
  }, [box]);
  const clear = (): void => {
    document.getSelection()?.removeAllRanges();
    setSelected(null);
  };
  return [selected, clear];
}
