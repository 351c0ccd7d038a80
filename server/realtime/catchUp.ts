import { isDeepStrictEqual } from 'node:util';
import type { Socket } from 'socket.io';
import { Rejected } from '#domain/rejected.ts';
import type { MeetingState } from '#domain/state.ts';
import { maySee, type Viewer, viewerOf, viewFor } from '#domain/view.ts';
import { type EventEnvelope, type JoinRequest, PROTOCOL_VERSION } from '#protocol/envelope.ts';
import { type Identity, participantIdOf } from '#server/commands/execute.ts';
import type { Database } from '#server/persistence/client.ts';
import { eventsAfter, withoutHash } from '#server/persistence/eventLog.ts';
import type { Timeline } from '#server/persistence/timeline.ts';
import { isRoomOf, roomsFor } from './rooms.ts';
import { changesViewers } from './viewers.ts';

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
  const viewer = viewerOf(state, participantId);
  // A screen shows content: in a technician's hands it is the technician's view.
  return asScreen && viewer?.reads ? null : viewer;
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
  await socket.join(roomsFor(meetingId, viewer));
}

/**
 * What a device is to have that knows everything up to `lastSequence`: the missed events it may see, or the whole view when
 * they are many, or when among them is one by which somebody sees more or less than before.
 */
async function missedBy(
  db: Database,
  state: MeetingState,
  viewer: Viewer,
  lastSequence: number,
): Promise<Pick<JoinAnswer, 'snapshot' | 'events'>> {
  const behind = state.sequence - lastSequence;
  if (lastSequence > 0 && behind >= 0 && behind <= MOST_EVENTS) {
    const missed = behind === 0 ? [] : await eventsAfter(db, state.meetingId, lastSequence);
    // What came after the state that the viewer was judged by comes live, judged anew.
    const events = missed.map(withoutHash).filter(({ sequence }) => sequence <= state.sequence);
    if (!events.some(changesViewers)) {
      return { snapshot: null, events: events.filter((event) => maySee(viewer, event)) };
    }
  }
  return { snapshot: viewFor(state, viewer), events: [] };
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
  const { state, viewer } = await enter(parts.timeline, socket, identity, request);
  return {
    participantId: viewer?.participantId ?? null,
    serverNow: new Date().toISOString(),
    sequence: state.sequence,
    ...(await missedBy(parts.db, state, viewer, request.lastSequence)),
  };
}

/** Puts a connection into the rooms of its viewer; answers the viewer by the state that was read after that. */
async function enter(
  timeline: Timeline,
  socket: Socket,
  identity: Identity,
  { meetingId, as }: JoinRequest,
): Promise<{ state: MeetingState; viewer: Viewer }> {
  const viewerIn = (state: MeetingState): Viewer => requireViewer(state, identity, as === 'screen');
  let viewer = viewerIn(await timeline.state(meetingId));
  for (;;) {
    await enterRooms(socket, meetingId, viewer);
    // Read again after entering, so that nothing falls between the rooms and the answer; a role may have changed meanwhile.
    const state = timeline.known(meetingId) ?? (await timeline.state(meetingId));
    const now = viewerIn(state);
    if (isDeepStrictEqual(now, viewer)) {
      return { state, viewer };
    }
    viewer = now;
  }
}
