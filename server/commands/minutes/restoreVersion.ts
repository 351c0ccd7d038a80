import { requireMinutesStatus } from '#domain/minutes.ts';
import { restoreRevision } from '#server/persistence/minutesRevisions.ts';
import { event, type Handler, requireActingParticipant } from '../handler.ts';

/** Brings a kept version back; what stood there until then is a version too (DESK-14). */
export const restoreVersion: Handler<'minutes.restoreVersion'> = async ({ state, payload, actor, tx, meetingId }) => {
  requireMinutesStatus(state.shared.minutes, ['drafting', 'review']);
  const { participantId: by } = requireActingParticipant(actor);
  const version = await restoreRevision(tx, meetingId, payload.version, by);
  return {
    events: [event('minutes.versionRestored', { version, restored: payload.version, by })],
    result: { version },
  };
};
