import type { AgendaItem } from '#domain/agenda.ts';
import { orderedItems } from '#domain/agenda.ts';
import type { MeetingState } from '#domain/state.ts';

export type NumberedItem = AgendaItem & { readonly number: string };

const OVER: readonly AgendaItem['status'][] = ['concluded', 'deferred', 'withdrawn'];

/** Whether an item needs no more time. */
export const isOver = (item: AgendaItem): boolean => OVER.includes(item.status);

/** Items of one parent in the order of the programme, numbered 1, 2 … or 4.1, 4.2 …. */
function numbered(items: readonly AgendaItem[], parentId: string | null, prefix: string): NumberedItem[] {
  return items
    .filter((item) => item.parentId === parentId)
    .map((item, index) => ({ ...item, number: `${prefix}${index + 1}` }));
}

/** The items of the first level. */
export const topItems = (state: MeetingState): NumberedItem[] => numbered(orderedItems(state.shared.agenda), null, '');

/** The whole tree, each item followed by its parts. */
export function allItems(state: MeetingState): NumberedItem[] {
  const items = orderedItems(state.shared.agenda);
  const walk = (parentId: string | null, prefix: string): NumberedItem[] =>
    numbered(items, parentId, prefix).flatMap((item) => [item, ...walk(item.itemId, `${item.number}.`)]);
  return walk(null, '');
}

/** The item being dealt with; null before the first and after the last. */
export function currentItem(state: MeetingState): NumberedItem | null {
  const id = state.shared.agenda.currentItemId;
  return allItems(state).find((item) => item.itemId === id) ?? null;
}

/** The first item after the current one that is still to come. */
export function nextItem(state: MeetingState): NumberedItem | null {
  const items = allItems(state);
  const at = items.findIndex((item) => item.itemId === state.shared.agenda.currentItemId);
  return (
    items.slice(at + 1).find((item) => item.status === 'pending') ??
    items.find((item) => item.status === 'pending') ??
    null
  );
}

/** Seconds left of the planned time of a called item; negative when it is exceeded. */
export function secondsLeft(item: AgendaItem, nowMs: number): number {
  const usedSeconds = item.calledAt === null ? 0 : (nowMs - Date.parse(item.calledAt)) / 1000;
  return item.plannedMinutes * 60 - usedSeconds;
}

/** Part of the planned time already used, 0 to 1. */
export function usedFraction(item: AgendaItem, nowMs: number): number {
  const planned = item.plannedMinutes * 60;
  return planned === 0 ? 1 : Math.min(1, Math.max(0, 1 - secondsLeft(item, nowMs) / planned));
}

/** Sum of planned minutes of the first level. */
export const plannedMinutes = (items: readonly AgendaItem[]): number =>
  items.filter((item) => item.parentId === null).reduce((sum, item) => sum + item.plannedMinutes, 0);
