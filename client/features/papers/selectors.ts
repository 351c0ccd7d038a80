import { orderedItems } from '#domain/agenda.ts';
import { type ReleasedPaper, readablePapers } from '#domain/papers.ts';
import type { MeetingState } from '#domain/state.ts';

const ROLE_ORDER = { main: 0, summary: 1, reference: 2 } as const;

/** Papers that this person may open, in the order of the programme, main ones first. */
export function papersInOrder(state: MeetingState, me: string | null): ReleasedPaper[] {
  const papers =
    me === null
      ? Object.values(state.shared.papers).filter(({ recalled }) => recalled === null)
      : readablePapers(state, me);
  const places = new Map(orderedItems(state.shared.agenda).map(({ itemId }, index) => [itemId, index]));
  const place = (paper: ReleasedPaper): number => places.get(paper.details.itemId ?? '') ?? places.size;
  return papers.toSorted(
    (one, other) =>
      place(one) - place(other) ||
      ROLE_ORDER[one.details.role] - ROLE_ORDER[other.details.role] ||
      one.releasedAt.localeCompare(other.releasedAt),
  );
}

/** Papers of one item. */
export function papersOfItem(state: MeetingState, me: string | null, itemId: string | null): ReleasedPaper[] {
  return papersInOrder(state, me).filter(({ details }) => details.itemId === itemId);
}

/** "92/PA-SKHCN, bản 1": how a paper is named where there is little room. */
export function shortName({ details, version }: ReleasedPaper): { name: string; version: number } {
  return { name: details.number === '' ? details.title : details.number, version: version.number };
}
