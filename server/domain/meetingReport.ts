import { orderedItems } from './agenda.ts';
import type { StewardPaper } from './papers.ts';
import type { MeetingState, SharedState } from './state.ts';

const minutesBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

/** Minutes of one item: planned before anybody shortened the plan, and taken; null while it isn't over or never was called. */
export type ItemMinutes = { readonly itemId: string; readonly planned: number; readonly taken: number | null };

/** How a meeting's time compares with the agency's own figure: minutes saved, negative when it took longer. */
export type Comparison = { readonly baselineMinutes: number; readonly savedMinutes: number };

/** Planned and taken minutes of a meeting, recesses counted (AC-EC-02). */
export type TimeReport = {
  readonly items: readonly ItemMinutes[];
  readonly planned: number;
  /** Null until the meeting has closed. */
  readonly taken: number | null;
  /** Null without a figure of the agency, or before the end: nothing is claimed then (REPORT-1). */
  readonly comparison: Comparison | null;
};

/** The time of a meeting by item and as a whole; null without details. */
export function timeReport({ meeting, agenda }: SharedState): TimeReport | null {
  const { details, openedAt, closedAt, baseline } = meeting;
  if (details === null) {
    return null;
  }
  const all = orderedItems(agenda);
  const headings = new Set(all.map(({ parentId }) => parentId));
  const items = all
    .filter(({ itemId }) => !headings.has(itemId))
    .map(({ itemId, plannedMinutes, firstPlannedMinutes, calledAt, endedAt }) => ({
      itemId,
      planned: firstPlannedMinutes ?? plannedMinutes,
      taken: calledAt === null || endedAt === null ? null : minutesBetween(calledAt, endedAt),
    }));
  const taken = openedAt === null || closedAt === null ? null : minutesBetween(openedAt, closedAt);
  const comparison =
    taken === null || baseline === null
      ? null
      : { baselineMinutes: baseline.minutes, savedMinutes: baseline.minutes - taken };
  return { items, planned: minutesBetween(details.scheduledStartAt, details.scheduledEndAt), taken, comparison };
}

/** One paper that was released: who could read it, who opened it first before and since the opening of the meeting (AC-EC-01). */
export type PaperFigures = {
  readonly paperId: string;
  readonly pages: number;
  readonly recipients: number;
  readonly openedBefore: number;
  readonly openedSince: number;
  /** Pages that a copy for every recipient would have taken. */
  readonly pagesNotPrinted: number;
};

function figuresOf(paper: StewardPaper, everyone: number, openedAt: string | null): PaperFigures {
  const { paperId, details, versions, releasedVersionId, openedBy } = paper;
  const pages = versions.find(({ versionId }) => versionId === releasedVersionId)?.pages ?? 0;
  const recipients = details.readerIds?.length ?? everyone;
  const times = Object.values(openedBy);
  const openedBefore = times.filter((at) => openedAt === null || at < openedAt).length;
  const openedSince = times.length - openedBefore;
  return { paperId, pages, recipients, openedBefore, openedSince, pagesNotPrinted: pages * recipients };
}

/** Figures of every paper that was ever released, in the order in which they were handed in. */
export function paperReport({ shared, stewards }: MeetingState): PaperFigures[] {
  const everyone = Object.values(shared.people.byId).filter(({ role }) => role !== 'technician').length;
  return Object.values(stewards.papers)
    .filter(({ releasedVersionId }) => releasedVersionId !== null)
    .map((paper) => figuresOf(paper, everyone, shared.meeting.openedAt));
}
