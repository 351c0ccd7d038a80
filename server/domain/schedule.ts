import { type AgendaItem, orderedItems } from './agenda.ts';
import { itemClock } from './floorViews.ts';
import type { SharedState } from './state.ts';

/** Shortest time that an item keeps when a plan is shortened, in minutes. */
const LEAST_MINUTES = 3;

const isOver = ({ status }: AgendaItem): boolean => ['concluded', 'deferred', 'withdrawn'].includes(status);

/** Items that still take time: the current one first, then those to come; headings whose parts are items take none. */
function remainingItems({ agenda }: SharedState): { item: AgendaItem; isCurrent: boolean }[] {
  const items = orderedItems(agenda);
  const headings = new Set(items.map(({ parentId }) => parentId));
  return items
    .filter((item) => !isOver(item) && !headings.has(item.itemId))
    .map((item) => ({ item, isCurrent: item.itemId === agenda.currentItemId }));
}

/** When the meeting will probably end. `lateMinutes` is negative when that is before the planned end. */
export type FinishEstimate = { readonly endsAt: string; readonly lateMinutes: number };

/**
 * Expected end: what the current item has left of its plan, nothing when it has overrun, and the planned minutes of those to
 * come (ROOM-7). Null without details.
 */
export function finishEstimate(shared: SharedState, now: string): FinishEstimate | null {
  const { details, recess } = shared.meeting;
  if (details === null) {
    return null;
  }
  const seconds = remainingItems(shared).reduce((sum, { item, isCurrent }) => {
    const left = isCurrent ? (itemClock(item, now)?.remaining ?? 0) : item.plannedMinutes * 60;
    return sum + Math.max(0, left);
  }, 0);
  const from = Math.max(Date.parse(now), Date.parse(recess?.untilAt ?? now));
  const begins = shared.meeting.openedAt === null ? Math.max(from, Date.parse(details.scheduledStartAt)) : from;
  const endsAt = begins + seconds * 1000;
  const late = (endsAt - Date.parse(details.scheduledEndAt)) / 60_000;
  return { endsAt: new Date(endsAt).toISOString(), lateMinutes: late < 0 ? Math.floor(late) : Math.ceil(late) };
}

/**
 * New minutes for the items to come, so that the meeting ends as planned: each gives in proportion to its length and keeps
 * at least three minutes. Empty when the plan holds or nothing can be gained (ROOM-7).
 */
export function replanSuggestion(shared: SharedState, now: string): { itemId: string; plannedMinutes: number }[] {
  const late = finishEstimate(shared, now)?.lateMinutes ?? 0;
  const coming = remainingItems(shared).flatMap(({ item, isCurrent }) =>
    !isCurrent && item.plannedMinutes > LEAST_MINUTES ? [item] : [],
  );
  const spare = coming.reduce((sum, { plannedMinutes }) => sum + plannedMinutes - LEAST_MINUTES, 0);
  if (late <= 0 || spare === 0) {
    return [];
  }
  const share = Math.min(1, late / spare);
  return coming.map(({ itemId, plannedMinutes }) => ({
    itemId,
    plannedMinutes: Math.max(LEAST_MINUTES, plannedMinutes - Math.ceil((plannedMinutes - LEAST_MINUTES) * share)),
  }));
}
