import { audiencesOf, type Viewer } from '#domain/view.ts';
import { type Audience, isPersonal } from '#protocol/define.ts';

/** Names of the socket rooms of a meeting: one per audience. Ids can't hold a slash, so no meeting's room is another's. */
export const rooms = {
  /** Everybody who joined: participants and screens. */
  everyone: (meetingId: string): string => `meeting/${meetingId}`,
  /** Those who may see events of an audience; of a personal one, the participant it is for. */
  of: (meetingId: string, audience: Audience, participantId = ''): string => {
    if (audience === 'everyone') {
      return rooms.everyone(meetingId);
    }
    return `meeting/${meetingId}/${isPersonal(audience) ? `${audience}/${participantId}` : audience}`;
  },
};

/** The rooms that a viewer belongs into: what one may see is decided here, for live events and signals alike. */
export function roomsFor(meetingId: string, viewer: Viewer): string[] {
  return audiencesOf(viewer).map((audience) => rooms.of(meetingId, audience, viewer?.participantId));
}

/** Whether a room is one of a meeting's; of any meeting's when none is named. */
export function isRoomOf(room: string, meetingId?: string): boolean {
  return meetingId === undefined
    ? room.startsWith('meeting/')
    : room === rooms.everyone(meetingId) || room.startsWith(`${rooms.everyone(meetingId)}/`);
}
