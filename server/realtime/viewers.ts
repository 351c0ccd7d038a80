import type { Server, Socket } from 'socket.io';
import type { MeetingState } from '#domain/state.ts';
import { viewerOf } from '#domain/view.ts';
import { type Identity, participantIdOf } from '#server/commands/execute.ts';
import { isRoomOf, rooms } from './rooms.ts';

/**
 * Takes connections out of rooms they may not be in any more, after roles or the list of people have changed. The client is
 * also told to ask for its view anew, but what it may not see stops here, whether it asks or not (SYNC-3).
 */
export function recheckViewers(io: Server, meetingId: string, state: MeetingState): void {
  const inMeeting = io.sockets.adapter.rooms.get(rooms.everyone(meetingId)) ?? new Set<string>();
  for (const id of [...inMeeting]) {
    const socket = io.sockets.sockets.get(id);
    if (socket !== undefined) {
      leaveForbidden(socket, meetingId, state);
    }
  }
}

function leaveForbidden(socket: Socket, meetingId: string, state: MeetingState): void {
  const { identity } = socket.data as { identity: Identity };
  if (identity.kind === 'screen') {
    return;
  }
  const allowed = allowedRooms(meetingId, state, participantIdOf(state, identity));
  const held = [...socket.rooms].filter((room) => isRoomOf(room, meetingId));
  for (const room of held.filter((name) => !allowed.includes(name))) {
    void socket.leave(room);
  }
}

function allowedRooms(meetingId: string, state: MeetingState, participantId: string | undefined): string[] {
  const viewer = participantId === undefined ? null : viewerOf(state, participantId);
  if (viewer === null) {
    return [];
  }
  const own = [rooms.everyone(meetingId), rooms.addressee(meetingId, viewer.participantId)];
  return viewer.steward ? [...own, rooms.stewards(meetingId)] : own;
}
