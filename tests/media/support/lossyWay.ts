import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** On a busy machine packets wait here rather than get lost: only what is meant to be lost is. */
const BUFFER_BYTES = 4_000_000;

/** A way to the media service that loses packets, both ways: what a poor network does to sound and picture. */
export class LossyWay {
  /** Share of packets that get lost from now on, 0 to 1. */
  loss = 0;
  readonly #front: Socket;
  readonly #target: number;
  /** One socket towards the service for each port a browser sends from. */
  readonly #behind = new Map<number, Socket>();
  #due = 0;

  private constructor(front: Socket, target: number) {
    this.#front = front;
    this.#target = target;
    front.on('message', (packet, { port }) => {
      if (!this.#loses()) {
        this.#towardsService(port).send(packet, this.#target, '127.0.0.1');
      }
    });
  }

  /** @param target the service's UDP port on loopback */
  static async open(target: number): Promise<LossyWay> {
    const front = createSocket('udp4').bind(0, '127.0.0.1');
    await once(front, 'listening');
    front.setRecvBufferSize(BUFFER_BYTES);
    return new LossyWay(front, target);
  }

  /** The port a browser is to take instead of the service's own. */
  get port(): number {
    return this.#front.address().port;
  }

  close(): void {
    for (const socket of [this.#front, ...this.#behind.values()]) {
      socket.close();
    }
  }

  /** Evenly spread, so that every run loses the same share. */
  #loses(): boolean {
    this.#due += this.loss;
    if (this.#due < 1) {
      return false;
    }
    this.#due -= 1;
    return true;
  }

  #towardsService(port: number): Socket {
    const known = this.#behind.get(port);
    if (known) {
      return known;
    }
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    socket.once('listening', () => socket.setRecvBufferSize(BUFFER_BYTES));
    socket.on('message', (packet) => {
      if (!this.#loses()) {
        this.#front.send(packet, port, '127.0.0.1');
      }
    });
    this.#behind.set(port, socket);
    return socket;
  }
}
