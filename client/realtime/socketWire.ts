import { io, type Socket } from 'socket.io-client';
import type { Rejection } from '#protocol/envelope.ts';
import type { LinkState, Wire } from './wire.ts';

const ANSWER_TIMEOUT_MS = 8000;
const HANDSHAKE_AGAIN_MS = 1000;

/** Follows the device's own knowledge of the network: a dead line is dropped at once and a new one tried at once. */
function followNetwork(socket: Socket): () => void {
  const down = (): void => {
    socket.io.engine?.close();
  };
  const up = (): void => {
    if (!socket.connected) {
      socket.disconnect().connect();
    }
  };
  const shown = (): void => {
    if (document.visibilityState === 'visible') {
      up();
    }
  };
  window.addEventListener('offline', down);
  window.addEventListener('online', up);
  document.addEventListener('visibilitychange', shown);
  return () => {
    window.removeEventListener('offline', down);
    window.removeEventListener('online', up);
    document.removeEventListener('visibilitychange', shown);
  };
}

function connect(): Socket {
  return io({
    transports: ['websocket'],
    withCredentials: true,
    reconnection: true,
    reconnectionDelay: 250,
    reconnectionDelayMax: 1200,
    randomizationFactor: 0.4,
    timeout: 4000,
  });
}

/** The handshake is refused only for want of a sign-in; every other failure is tried again. */
function refusalOf(error: Error): Rejection | null {
  return error.message === 'unauthenticated' ? { code: 'unauthenticated', rule: null, details: {} } : null;
}

/** The real line: one socket.io connection that renews itself within two seconds of the network's return. */
export class SocketWire implements Wire {
  readonly #socket = connect();
  readonly #listeners = new Set<(state: LinkState) => void>();
  readonly #stopFollowing: () => void;
  #state: LinkState = { kind: 'connecting' };

  constructor() {
    const socket = this.#socket;
    socket.on('connect', () => this.#set({ kind: 'online' }));
    socket.on('disconnect', (reason) => {
      this.#set({ kind: 'lost', sinceMs: Date.now() });
      if (reason === 'io server disconnect') {
        socket.connect();
      }
    });
    socket.on('connect_error', (error) => {
      const rejection = refusalOf(error);
      this.#set(rejection ? { kind: 'refused', rejection } : { kind: 'lost', sinceMs: Date.now() });
      // The library tries a dead line again by itself, but not a handshake that the server answered with an error.
      if (rejection === null && !socket.active) {
        setTimeout(() => socket.connect(), HANDSHAKE_AGAIN_MS);
      }
    });
    this.#stopFollowing = followNetwork(socket);
  }

  request(message: string, body: unknown, timeoutMs = ANSWER_TIMEOUT_MS): Promise<unknown> {
    return this.#socket.timeout(timeoutMs).emitWithAck(message, body);
  }

  signal(message: string, body: unknown): void {
    this.#socket.volatile.emit(message, body);
  }

  on(message: string, listener: (body: unknown) => void): () => void {
    this.#socket.on(message, listener);
    return () => this.#socket.off(message, listener);
  }

  readonly link = (): LinkState => this.#state;

  readonly onLink = (listener: (state: LinkState) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly retryNow = (): void => {
    this.#socket.disconnect().connect();
  };

  close(): void {
    this.#stopFollowing();
    this.#socket.close();
  }

  #set(next: LinkState): void {
    if (this.#state.kind === 'lost' && next.kind === 'lost') {
      return;
    }
    this.#state = next;
    for (const listener of this.#listeners) {
      listener(next);
    }
  }
}
