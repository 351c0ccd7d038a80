import { io, type Socket } from 'socket.io-client';
import { type JoinReply, MeetingStore } from '#client/realtime/meetingStore.ts';
import type { LinkState, Wire } from '#client/realtime/wire.ts';
import type { MeetingState } from '#domain/state.ts';
import type { EventEnvelope } from '#protocol/envelope.ts';
import type { Witness } from './witness.ts';

const WAIT_MS = 10_000;
const AGAIN_MS = 100;

/** Where and as whom a device connects. */
export type Seat = { readonly as: string; readonly url: string; readonly cookie: string };

function wireOf(socket: Socket, heard: (events: readonly EventEnvelope[]) => void): Wire {
  const link = (): LinkState => (socket.connected ? { kind: 'online' } : { kind: 'connecting' });
  return {
    request: async (message, body) => {
      const reply = (await socket.timeout(WAIT_MS).emitWithAck(message, body)) as JoinReply;
      if (message === 'join' && reply.ok) {
        heard(reply.events);
      }
      return reply;
    },
    signal: (message, body) => socket.emit(message, body),
    on: (message, listener) => {
      socket.on(message, listener);
      return () => socket.off(message, listener);
    },
    link,
    onLink: (listener) => {
      const tell = (): void => listener(link());
      socket.on('connect', tell);
      socket.on('disconnect', tell);
      return () => socket.off('connect', tell).off('disconnect', tell);
    },
    retryNow: () => socket.disconnect().connect(),
    close: () => socket.close(),
  };
}

/** One device in the meeting: the product's own store over a real socket, and everything that it was ever sent. */
export class Device {
  readonly seat: Seat;
  /** Events as they arrived, live or by catch-up. */
  readonly heard: EventEnvelope[] = [];
  readonly #socket: Socket;
  readonly #store: MeetingStore;

  constructor(seat: Seat, meetingId: string, audience: 'participant' | 'screen', witness: Witness) {
    this.seat = seat;
    const hear = (events: readonly EventEnvelope[]): void => {
      this.heard.push(...events);
      witness.heard(seat.as, events);
    };
    this.#socket = io(seat.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 20,
      reconnectionDelayMax: 200,
      extraHeaders: { cookie: seat.cookie },
    });
    this.#socket.on('event', (event: EventEnvelope) => hear([event]));
    this.#store = new MeetingStore(wireOf(this.#socket, hear), meetingId, audience);
  }

  get state(): MeetingState {
    return this.#store.get().state;
  }

  get isReady(): boolean {
    return this.#store.get().phase === 'ready' && this.#socket.connected;
  }

  /** Sends a message again and again until it is answered, as the screens do with a command. */
  async ask(message: string, body: unknown): Promise<unknown> {
    for (;;) {
      try {
        return await this.#socket.timeout(WAIT_MS).emitWithAck(message, body);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }

  /** Sends a message without asking for an answer. */
  tell(message: string, body: unknown): void {
    this.#socket.emit(message, body);
  }

  /** Breaks the line without a word; it comes back by itself. */
  breakLine(): void {
    this.#socket.io.engine?.close();
  }

  /** Leaves, and comes back after a while. */
  leaveFor(ms: number): void {
    this.#socket.disconnect();
    setTimeout(() => this.#socket.connect(), ms);
  }

  /** Resolves once the device shows the meeting up to a number; rejects when that takes too long. */
  async upTo(sequence: number): Promise<void> {
    const until = Date.now() + WAIT_MS;
    while (!this.isReady || this.state.sequence < sequence) {
      if (Date.now() > until) {
        throw new Error(`${this.seat.as} stays at ${this.state.sequence} of ${sequence}`);
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }

  close(): void {
    this.#store.close();
    this.#socket.close();
  }
}
