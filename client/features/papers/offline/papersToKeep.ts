import type { KeptPaper } from '#client/offline/index.ts';
import { mayReadVersion } from '#domain/papers.ts';
import type { MeetingState } from '#domain/state.ts';
import { papersInOrder } from '../selectors.ts';

/**
 * OFFLINE-2, OFFLINE-5: papers that a person's device keeps, those of the current item first: what is released to the
 * person, and nothing of an item that is dealt with in private.
 */
export function papersToKeep(state: MeetingState, me: string): KeptPaper[] {
  const { agenda, recording } = state.shared;
  const current = agenda.currentItemId;
  const papers = papersInOrder(state, me).filter(
    ({ details, version }) =>
      mayReadVersion(state, me, version.versionId) && (recording.private === null || details.itemId !== current),
  );
  const isCurrent = papers.filter(({ details }) => details.itemId === current);
  const others = papers.filter(({ details }) => details.itemId !== current);
  return [...isCurrent, ...others].map(({ details, version }) => ({
    versionId: version.versionId,
    bytes: version.bytes,
    recallAtClose: details.recallAtClose,
  }));
}
