import type { Server } from 'socket.io';
import { addresseeOf } from '#domain/fold.ts';
import type { MeetingState } from '#domain/state.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import { audienceOf, isEventName } from '#protocol/registry.ts';
import { rooms } from './rooms.ts';
import { recheckViewers } from './viewers.ts';

/** The room whose sockets may see an event; undefined for an event this version doesn't know. */
export function roomFor(event: EventEnvelope): string | undefined {
  if (!isEventName(event.name)) {
    return undefined;
  }
  switch (audienceOf(event.name)) {
    case 'everyone':
      return rooms.everyone(event.meetingId);
    case 'stewards':
      return rooms.stewards(event.meetingId);
    case 'addressee':
      return rooms.addressee(event.meetingId, addresseeOf(event));
  }
}

/** Events after which somebody may see more or less than before: the sockets of the meeting must take a fresh view. */
const CHANGES_VIEWERS = new Set(['people.edited', 'people.removed', 'meeting.chairTaken', 'meeting.chairReturned']);

/** Sends committed events in number order, each to its audience. */
export function broadcaster(io: Server) {
  return (meetingId: string, events: readonly EventEnvelope[], state: MeetingState): void => {
    for (const event of events) {
      const room = roomFor(event);
      if (room !== undefined) {
        io.to(room).emit('event', event);
      }
      // At once, not after the rest: what was committed together with the change may be for fewer eyes than before.
      if (CHANGES_VIEWERS.has(event.name)) {
        io.local.to(rooms.everyone(meetingId)).emit('resync', { meetingId });
        recheckViewers(io, meetingId, state);
      }
    }
  };
}
