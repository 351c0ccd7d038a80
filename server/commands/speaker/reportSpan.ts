import { chairOf } from '#domain/people.ts';
import { decideSpeaker, floorHolderDuring } from '#domain/speakers.ts';
import type { MeetingState } from '#domain/state.ts';
import { done, event, type Handler } from '../handler.ts';

function chairNow(state: MeetingState): string | null {
  return state.shared.meeting.actingChairId ?? chairOf(state.shared.people)?.participantId ?? null;
}

function runsMeeting(state: MeetingState, participantId: string): boolean {
  const role = state.shared.people.byId[participantId]?.role;
  return role === 'chair' || role === 'co_chair' || chairNow(state) === participantId;
}

/** Floor × loudest track: who is held to have spoken, and whether the secretary should look at it (SPEAKER-1..4). */
export const reportSpan: Handler<'speaker.reportSpan'> = ({ state, payload, newId }) => {
  const { trackId, participantId: track, fromAt, untilAt } = payload;
  if (state.shared.recording.private !== null) {
    return done();
  }
  const floor = floorHolderDuring(state.shared.speakers, fromAt, untilAt);
  const presence = floor === null ? undefined : state.shared.attendance.byId[floor];
  const verdict = decideSpeaker({
    trackParticipantId: track,
    roomMicrophone: payload.roomMicrophone,
    floorParticipantId: floor,
    floorIsRemote: presence?.state === 'present' && presence.mode === 'remote',
    trackRunsMeeting: runsMeeting(state, track),
    chairId: chairNow(state),
  });
  const spanId = newId();
  const { participantId, basis, contradicted } = verdict;
  const heard = event('speaker.heard', { spanId, participantId, basis, trackId, fromAt, untilAt });
  if (!contradicted || floor === null) {
    return done(heard);
  }
  // Whoever set up the hall's microphone says nothing of who speaks into it: without the floor that is the chair (SPEAKER-2).
  const other = payload.roomMicrophone ? (chairNow(state) ?? track) : track;
  return done(heard, event('speaker.contradicted', { spanId, floorParticipantId: floor, trackParticipantId: other }));
};
