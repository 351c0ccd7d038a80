import type { Socket } from 'socket.io';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import { maySee, type Viewer, viewerOf, viewFor } from '#domain/view.ts';
import { type EventEnvelope, type JoinRequest, PROTOCOL_VERSION } from '#protocol/envelope.ts';
import { type Identity, participantIdOf } from '#server/commands/execute.ts';
import type { Database } from '#server/persistence/client.ts';
import { eventsAfter, withoutHash } from '#server/persistence/eventLog.ts';
import type { Timeline } from '#server/persistence/timeline.ts';
import { isRoomOf, rooms } from './rooms.ts';

/** Past this many missed events a snapshot is smaller than the list. */
const MOST_EVENTS = 200;

export type JoinAnswer = {
  readonly participantId: string | null;
  /** Server clock at the answer, ISO 8601 UTC; the client shows server time. */
  readonly serverNow: string;
  readonly sequence: number;
  readonly snapshot: MeetingState | null;
  readonly events: readonly EventEnvelope[];
};

function requireViewer(state: MeetingState, identity: Identity, asScreen: boolean): Viewer {
  if (identity.kind === 'screen') {
    if (!identity.meetingIds.includes(state.meetingId)) {
      throw new Rejected('not_found', 'RIGHTS-2');
    }
    return null;
  }
  const participantId = participantIdOf(state, identity);
  if (participantId === undefined) {
    throw new Rejected('not_found', 'RIGHTS-2');
  }
  return asScreen ? null : viewerOf(state, participantId);
}

async function leaveMeetings(socket: Socket): Promise<void> {
  for (const room of socket.rooms) {
    if (isRoomOf(room)) {
      await socket.leave(room);
    }
  }
}

async function enterRooms(socket: Socket, meetingId: string, viewer: Viewer): Promise<void> {
  await leaveMeetings(socket);
  await socket.join(rooms.everyone(meetingId));
  if (viewer !== null) {
    await socket.join(rooms.addressee(meetingId, viewer.participantId));
  }
  if (viewer?.steward) {
    await socket.join(rooms.stewards(meetingId));
  }
}

/**
 * Lets a connection into a meeting: into the rooms first, then the missed events it may see, or a snapshot. Whatever is
 * committed in between arrives twice at most, and the client drops what it has by its number.
 */
export async function join(
  parts: { timeline: Timeline; db: Database },
  socket: Socket,
  identity: Identity,
  request: JoinRequest,
): Promise<JoinAnswer> {
  if (request.protocolVersion !== PROTOCOL_VERSION) {
    throw new Rejected('conflict', 'SYNC-4', { version: PROTOCOL_VERSION });
  }
  const { meetingId, lastSequence } = request;
  const viewer = requireViewer(await parts.timeline.state(meetingId), identity, request.as === 'screen');
  await enterRooms(socket, meetingId, viewer);
  // Read again after entering, so that nothing falls between the rooms and the answer.
  const state = parts.timeline.known(meetingId) ?? (await parts.timeline.state(meetingId));
  const answer = {
    participantId: viewer?.participantId ?? null,
    serverNow: new Date().toISOString(),
    sequence: state.sequence,
  };
  const behind = state.sequence - lastSequence;
  if (lastSequence > 0 && behind >= 0 && behind <= MOST_EVENTS) {
    const missed = behind === 0 ? [] : await eventsAfter(parts.db, meetingId, lastSequence);
    return { ...answer, snapshot: null, events: missed.map(withoutHash).filter((event) => maySee(viewer, event)) };
  }
  return { ...answer, snapshot: viewFor(state, viewer), events: [] };
}
