import { requireMinutesStatus } from '#domain/minutes.ts';
import { keepRevision } from '#server/persistence/minutesRevisions.ts';
import { event, type Handler, requireActingParticipant } from '../handler.ts';

/** Keeps the minutes as they stand under a name (DESK-12). */
export const keepVersion: Handler<'minutes.keepVersion'> = async ({ state, payload, actor, tx, meetingId }) => {
  requireMinutesStatus(state.shared.minutes, ['drafting', 'review']);
  const { participantId: by } = requireActingParticipant(actor);
  const version = await keepRevision(tx, meetingId, { kind: 'named', name: payload.name, by: [by] });
  return { events: [event('minutes.versionKept', { version, by })], result: { version } };
};
