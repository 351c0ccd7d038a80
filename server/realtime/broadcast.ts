import type { Server } from 'socket.io';
import { addresseeOf } from '#domain/fold.ts';
import type { MeetingState } from '#domain/state.ts';
import { isPersonal } from '#protocol/define.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import { audienceOf, isEventName } from '#protocol/registry.ts';
import { rooms } from './rooms.ts';
import { changesViewers, recheckViewers } from './viewers.ts';

/** The room whose sockets may see an event; undefined for an event this version doesn't know. */
export function roomFor(event: EventEnvelope): string | undefined {
  if (!isEventName(event.name)) {
    return undefined;
  }
  const audience = audienceOf(event.name);
  return rooms.of(event.meetingId, audience, isPersonal(audience) ? addresseeOf(event) : undefined);
}

/** Sends committed events in number order, each to its audience. */
export function broadcaster(io: Server) {
  return (meetingId: string, events: readonly EventEnvelope[], state: MeetingState): void => {
    for (const event of events) {
      const room = roomFor(event);
      if (room !== undefined) {
        io.to(room).emit('event', event);
      }
      // At once, not after the rest: what was committed together with the change may be for fewer eyes than before.
      if (changesViewers(event)) {
        io.local.to(rooms.everyone(meetingId)).emit('resync', { meetingId });
        recheckViewers(io, meetingId, state);
      }
    }
  };
}
