import { openItem } from '#domain/agenda.ts';
import { requireInSession } from '#domain/meeting.ts';
import { Rejected } from '#domain/rejected.ts';
import { presentedPage } from '#domain/screenPage.ts';
import type { MeetingState } from '#domain/state.ts';
import { type Actor, actsAsSteward, done, event, type Handler, requireActingParticipant } from '../handler.ts';

/**
 * Turns a page for those who follow. Only a paper that everyone may read can be shown, in the version they have: who is
 * shown a page must be able to open it (PRESENT-2).
 */
export const showPage: Handler<'presenting.showPage'> = ({ state, payload, actor }) => {
  requireInSession(state.shared.meeting);
  const presenterId = requireMayPresent(state, actor);
  const paper = state.shared.papers[payload.paperId];
  if (paper === undefined || paper.recalled !== null || paper.version.versionId !== payload.versionId) {
    throw new Rejected('not_found', 'PRESENT-2');
  }
  if (payload.page > paper.version.pages) {
    throw new Rejected('invalid_payload', 'PRESENT-2', { pages: paper.version.pages });
  }
  // Under a new item the same page is shown anew: what was shown under the one before counts no more (PRESENT-4).
  const shown = presentedPage(state) === null ? null : state.shared.presenting.shown;
  const same =
    shown?.versionId === payload.versionId && shown.page === payload.page && shown.presenterId === presenterId;
  return same ? done() : done(event('presenting.pageShown', { ...payload, presenterId }));
};

/** PRESENT-1: the presenter of the current item, whoever has the floor to present, or those who run the meeting. */
export function requireMayPresent({ shared: { agenda, floor } }: MeetingState, actor: Actor): string {
  const { participantId } = requireActingParticipant(actor);
  const item = openItem(agenda);
  const hasFloor = floor.current?.participantId === participantId && floor.current.kind === 'presentation';
  if (!actsAsSteward(actor) && item?.presenterId !== participantId && !hasFloor) {
    throw new Rejected('forbidden', 'PRESENT-1');
  }
  return participantId;
}
