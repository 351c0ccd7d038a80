import type { MediaPlace, MediaSource } from '#protocol/media.ts';
import type { MediaPolicy } from '#protocol/mediaPolicy.ts';
import { type MeetingRole, SPEAKERS } from '#protocol/roles.ts';
import { isPresent } from './attendance.ts';
import { GATHERED } from './meeting.ts';
import { Rejected } from './rejected.ts';
import { chairsNow, isStewardNow, readsContent } from './roleNow.ts';
import type { MeetingState } from './state.ts';

/** Who has the floor now; null when nobody does. */
export function floorHolder(state: MeetingState): string | null {
  const turn = state.shared.speakers.turns.at(-1);
  return turn !== undefined && turn.untilAt === null ? turn.participantId : null;
}

/** Whether the stewards refused a remote attendee or put one out; whoever runs the meeting needs no admission. */
function isPutOut(state: MeetingState, participantId: string): boolean {
  const admission = state.shared.lobby.admissions[participantId];
  return admission !== undefined && !admission.admitted && !isStewardNow(state, participantId);
}

/** Who was put out, and who was let in once and is no longer on the list. */
function unwanted(state: MeetingState): string[] {
  const { people, lobby } = state.shared;
  const gone = Object.keys(lobby.admissions).filter((participantId) => people.byId[participantId] === undefined);
  return [...Object.keys(people.byId).filter((participantId) => isPutOut(state, participantId)), ...gone];
}

function isRemote(state: MeetingState, participantId: string): boolean {
  const presence = state.shared.attendance.byId[participantId];
  return presence?.state === 'present' && presence.mode === 'remote';
}

/**
 * Whether a participant's own microphone may be heard now (MEDIA-2): with the floor; those who chair, always; a remote
 * attendee who may speak, always; nobody who was muted.
 */
export function mayBeHeard(state: MeetingState, participantId: string): boolean {
  const person = state.shared.people.byId[participantId];
  if (person === undefined || state.shared.lobby.mutedIds[participantId]) {
    return false;
  }
  if (floorHolder(state) === participantId || chairsNow(state, participantId)) {
    return true;
  }
  return isRemote(state, participantId) && SPEAKERS.includes(person.role);
}

/** What the timeline allows the meeting's media now. */
export function mediaPolicyOf(state: MeetingState): MediaPolicy {
  const { meeting, recording, people } = state.shared;
  const microphones = Object.keys(people.byId).filter((participantId) => mayBeHeard(state, participantId));
  const floor = floorHolder(state);
  const secret = recording.private !== null;
  return {
    meetingId: state.meetingId,
    sequence: state.sequence,
    ended: ['closed', 'cancelled', 'postponed'].includes(meeting.status),
    recording: recording.status === 'recording' && meeting.status === 'in_session' && !secret,
    private: secret,
    microphones,
    leading: microphones.filter((participantId) => participantId === floor || chairsNow(state, participantId)),
    out: unwanted(state),
    technicians: Object.keys(people.byId).filter((participantId) => !readsContent(state, participantId)),
  };
}

const sendsByPlace: Readonly<Record<MediaPlace, readonly MediaSource[]>> = {
  remote: ['microphone', 'camera', 'screen'],
  room: ['microphone', 'screen'],
  roomMicrophone: ['roomMicrophone', 'camera'],
  screen: [],
};

/** What a device at this place may send. Observers listen; a technician has the hall's device alone. */
export function mediaSends(place: MediaPlace, role: MeetingRole): MediaSource[] {
  const listens = role === 'observer' || (role === 'technician' && place !== 'roomMicrophone');
  return listens ? [] : [...sendsByPlace[place]];
}

/**
 * Refuses a media token to whoever may not take part now.
 *
 * @throws {Rejected} RIGHTS-8: for a technician anywhere but at the hall's device, which sends only
 * @throws {Rejected} MEDIA-10: outside a going meeting, for a remote attendee who hasn't been let in, for somebody not
 *   checked in, or for a room microphone in other hands than those of the technician or who runs the meeting
 */
export function requireMediaAccess(state: MeetingState, participantId: string, place: MediaPlace): void {
  const person = state.shared.people.byId[participantId];
  if (person === undefined) {
    throw new Rejected('not_found', 'RIGHTS-2');
  }
  if (place !== 'roomMicrophone' && !readsContent(state, participantId)) {
    throw new Rejected('forbidden', 'RIGHTS-8');
  }
  if (!GATHERED.includes(state.shared.meeting.status)) {
    throw new Rejected('conflict', 'MEDIA-10', { reason: 'meeting_not_open' });
  }
  if (place === 'roomMicrophone' && person.role !== 'technician' && !isStewardNow(state, participantId)) {
    throw new Rejected('forbidden', 'MEDIA-10', { reason: 'room_microphone' });
  }
  const steward = isStewardNow(state, participantId);
  if (place === 'remote' && !steward && !state.shared.lobby.admissions[participantId]?.admitted) {
    throw new Rejected('forbidden', 'MEDIA-10', { reason: 'not_admitted' });
  }
  if (place === 'room' && !steward && !isPresent(state.shared.attendance, participantId)) {
    throw new Rejected('forbidden', 'MEDIA-10', { reason: 'not_checked_in' });
  }
}
