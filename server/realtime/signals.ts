import type { Socket } from 'socket.io';
import { z } from 'zod';
import { MeetingId } from '#protocol/ids.ts';
import { type SignalName, signals } from '#protocol/registry.ts';
import { rooms } from './rooms.ts';

const SignalEnvelope = z.strictObject({ meetingId: MeetingId, name: z.string().max(64), data: z.unknown() });

/** Counts what one connection sends per second and name. */
class Rate {
  readonly #counts = new Map<string, { second: number; count: number }>();

  allows(name: string, perSecond: number): boolean {
    const second = Math.floor(Date.now() / 1000);
    const entry = this.#counts.get(name);
    if (entry === undefined || entry.second !== second) {
      this.#counts.set(name, { second, count: 1 });
      return true;
    }
    entry.count += 1;
    return entry.count <= perSecond;
  }
}

/** Relays lossy signals to the others who follow its content (they point at papers): parsed, rate-limited, never stored, dropped rather than queued. */
export function relaySignals(socket: Socket, participantId: () => string | null): void {
  const rate = new Rate();
  socket.on('signal', (given: unknown) => {
    const envelope = SignalEnvelope.safeParse(given);
    const from = participantId();
    if (!envelope.success || from === null || !Object.hasOwn(signals, envelope.data.name)) {
      return;
    }
    const { meetingId, name } = envelope.data;
    const definition = signals[name as SignalName];
    const data = definition.data.safeParse(envelope.data.data);
    if (
      !data.success ||
      !rate.allows(name, definition.perSecond) ||
      !socket.rooms.has(rooms.of(meetingId, 'addressedReader', from))
    ) {
      return;
    }
    socket.volatile.to(rooms.of(meetingId, 'followers')).emit('signal', { meetingId, name, from, data: data.data });
  });
}
