import type { ShownPage } from '#protocol/presenting.ts';
import { openItem } from './agenda.ts';
import type { MeetingState } from './state.ts';

/**
 * The page that is presented to the open item, as a room's display knows it too; null when nobody presents to it. A page that was
 * shown under an earlier item isn't presented any more.
 */
export function presentedPage({ shared: { meeting, agenda, presenting } }: MeetingState): ShownPage | null {
  const item = openItem(agenda);
  const { shown } = presenting;
  const current = shown !== null && meeting.status === 'in_session' && shown.at >= (item?.calledAt ?? '9');
  return current ? { paperId: shown.paperId, versionId: shown.versionId, page: shown.page } : null;
}

/** Whether no page at all goes onto the wall while this item is open: it is private or classified. */
export function keptFromRoom({ shared: { agenda, recording } }: MeetingState): boolean {
  const item = openItem(agenda);
  return recording.private !== null || item?.classified !== false;
}

/**
 * PRESENT-4: whether everybody in the room may see the paper that is presented: released to the whole meeting in this very
 * version and not recalled, not classified, and of the open item or of the meeting as a whole.
 */
export function mayShowToRoom(state: MeetingState, { paperId, versionId }: ShownPage): boolean {
  const { papers, agenda } = state.shared;
  const paper = papers[paperId];
  if (keptFromRoom(state) || paper === undefined || paper.recalled !== null) {
    return false;
  }
  const { itemId, readerIds } = paper.details;
  return (
    paper.version.versionId === versionId && readerIds === null && (itemId === null || itemId === agenda.currentItemId)
  );
}
