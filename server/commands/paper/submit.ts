import { requireItem } from '#domain/agenda.ts';
import { ALIVE, requireStatus } from '#domain/meeting.ts';
import { requireParticipant } from '#domain/people.ts';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import type { PaperDetails } from '#protocol/paper.ts';
import { type Actor, actsAsSteward, done, event, type Handler, requireActingParticipant } from '../handler.ts';
import { requireUpload } from './upload.ts';

/** Hands in an uploaded file as a paper; nobody but the stewards sees it before its release (PAPER-3). */
export const submit: Handler<'paper.submit'> = async ({ state, payload, actor, tx, meetingId }) => {
  requireStatus(state.shared.meeting, ALIVE, 'MEETING-2');
  requireMaySubmit(state, actor, payload.details.itemId);
  requireReaders(state, payload.details);
  if (state.stewards.papers[payload.paperId] !== undefined) {
    throw new Rejected('conflict', 'PAPER-1');
  }
  const { participantId: by } = requireActingParticipant(actor);
  const version = await requireUpload(tx, { meetingId, versionId: payload.versionId, by, number: 1 });
  return done(event('paper.submitted', { paperId: payload.paperId, details: payload.details, version, by }));
};

/** PAPER-4: stewards hand in any paper, others only for the item that they present. */
export function requireMaySubmit(state: MeetingState, actor: Actor, itemId: string | null): void {
  const item = itemId === null ? null : requireItem(state.shared.agenda, itemId);
  const presents = item !== null && item.presenterId === requireActingParticipant(actor).participantId;
  if (!actsAsSteward(actor) && !presents) {
    throw new Rejected('forbidden', 'PAPER-4');
  }
}

/** Everyone named as a reader takes part in the meeting. */
export function requireReaders(state: MeetingState, details: Pick<PaperDetails, 'readerIds'>): void {
  for (const participantId of details.readerIds ?? []) {
    requireParticipant(state.shared.people, participantId);
  }
}
