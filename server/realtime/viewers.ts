import type { Server, Socket } from 'socket.io';
import type { MeetingState } from '#domain/state.ts';
import { viewerOf } from '#domain/view.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import { type Identity, participantIdOf } from '#server/commands/execute.ts';
import { isRoomOf, rooms, roomsFor } from './rooms.ts';

const CHANGING: readonly string[] = ['people.edited', 'people.removed', 'meeting.chairTaken', 'meeting.chairReturned'];

/** Whether somebody may see more or less after an event than before it: the devices must take a fresh view. */
export function changesViewers({ name }: Pick<EventEnvelope, 'name'>): boolean {
  return CHANGING.includes(name);
}

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
  const participantId = participantIdOf(state, identity);
  const viewer = participantId === undefined ? null : viewerOf(state, participantId);
  // A participant's screen shows no more than its holder may see.
  const allowed = viewer === null ? [] : roomsFor(meetingId, viewer);
  const held = [...socket.rooms].filter((room) => isRoomOf(room, meetingId));
  for (const room of held.filter((name) => !allowed.includes(name))) {
    void socket.leave(room);
  }
}
