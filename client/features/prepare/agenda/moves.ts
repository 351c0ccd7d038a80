import type { NumberedItem } from '#client/features/agenda/index.ts';

export type Move = { readonly itemId: string; readonly parentId: string | null; readonly beforeId: string | null };

const siblings = (items: readonly NumberedItem[], parentId: string | null): NumberedItem[] =>
  items.filter((item) => item.parentId === parentId);

/** Where a dragged item goes when it is dropped on another: into that one's place, among its siblings. */
export function dropBefore(items: readonly NumberedItem[], itemId: string, overId: string): Move | null {
  const item = items.find((candidate) => candidate.itemId === itemId);
  const over = items.find((candidate) => candidate.itemId === overId);
  if (!item || !over || itemId === overId || over.parentId === itemId) {
    return null;
  }
  const down = items.indexOf(item) < items.indexOf(over);
  const row = siblings(items, over.parentId).filter((candidate) => candidate.itemId !== itemId);
  const at = row.findIndex((candidate) => candidate.itemId === overId) + (down ? 1 : 0);
  return { itemId, parentId: over.parentId, beforeId: row[at]?.itemId ?? null };
}

/** One place up or down among its siblings; null at the ends. */
export function stepBefore(items: readonly NumberedItem[], itemId: string, by: -1 | 1): Move | null {
  const item = items.find((candidate) => candidate.itemId === itemId);
  if (!item) {
    return null;
  }
  const row = siblings(items, item.parentId);
  const neighbour = row[row.indexOf(item) + by];
  return neighbour ? dropBefore(items, itemId, neighbour.itemId) : null;
}
